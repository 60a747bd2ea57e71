package org.lichthof.store;

import org.lichthof.chat.CachingChatLog;
import org.lichthof.chat.ChatLog;
import org.lichthof.event.Invitations;
import org.lichthof.event.Members;
import org.lichthof.event.Secrets;

/** A log whose newest pages are at hand promises what every log does; its pages are small, so that they overflow. */
class CachedStoreTest extends StoreContract {
    @Override
    Store open() {
        var store = new InMemoryStore();
        var log = new CachingChatLog(store.chatLog(), 3);
        return new Store() {
            @Override
            public Members members() {
                return store.members();
            }

            @Override
            public Invitations invitations() {
                return store.invitations();
            }

            @Override
            public Secrets secrets() {
                return store.secrets();
            }

            @Override
            public ChatLog chatLog() {
                return log;
            }

            @Override
            public boolean isReady() {
                return store.isReady();
            }

            @Override
            public void close() {
                store.close();
            }
        };
    }
}
