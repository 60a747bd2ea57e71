package org.lichthof.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;
import org.lichthof.event.StoreUnavailable;

/**
 * One server per data folder. SQLite itself would let two in, and each would tell people of its own messages only. The lock
 * goes with the process, however it ends.
 */
final class FolderLock implements AutoCloseable {
    private final FileChannel channel;

    private FolderLock(FileChannel channel) {
        this.channel = channel;
    }

    /** Makes the folder when it is missing. */
    static FolderLock take(Path folder) {
        FileChannel channel;
        try {
            // Whoever reads what will lie there can come in by its links.
            OwnersOnly.createFolders(folder);
            channel = FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        } catch (IOException e) {
            throw new StoreUnavailable(
                    "The data folder " + folder.toAbsolutePath() + " cannot be written to.",
                    "Give this user the right to, or set 'data' to another folder.",
                    e);
        }
        try {
            @Nullable FileLock lock = channel.tryLock();
            if (lock != null) {
                return new FolderLock(channel);
            }
            closeQuietly(channel);
        } catch (OverlappingFileLockException e) {
            closeQuietly(channel);
        } catch (IOException e) {
            closeQuietly(channel);
            throw new StoreUnavailable(
                    "The data folder " + folder.toAbsolutePath() + " cannot be locked.",
                    "Put it on a disk of this machine: some network disks have no locks.",
                    e);
        }
        throw new StoreUnavailable(
                "Another Lichthof is running on the data folder " + folder.toAbsolutePath() + ".",
                "Stop it first, or set 'data' to another folder.",
                null);
    }

    @Override
    public void close() {
        closeQuietly(channel);
    }

    private static void closeQuietly(FileChannel channel) {
        try {
            channel.close();
        } catch (IOException e) {
            // The lock ends with the process at the latest.
        }
    }
}
