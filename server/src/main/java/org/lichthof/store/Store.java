package org.lichthof.store;

import org.lichthof.chat.ChatLog;
import org.lichthof.event.Invitations;
import org.lichthof.event.Members;
import org.lichthof.event.Secrets;

/** What this installation remembers. Closed last. */
public interface Store extends AutoCloseable {
    Members members();

    Invitations invitations();

    Secrets secrets();

    ChatLog chatLog();

    /** Whether something could be kept now; writes a little to find out. Never throws. */
    boolean isReady();

    @Override
    void close();
}
