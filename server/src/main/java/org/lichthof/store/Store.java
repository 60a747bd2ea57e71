package org.lichthof.store;

import java.nio.file.Path;
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

    /**
     * Writes a copy of everything as it is at this moment, while people go on.
     *
     * @param file must not exist
     * @throws org.lichthof.event.StoreUnavailable when it exists, or cannot be written
     */
    void backup(Path file);

    @Override
    void close();
}
