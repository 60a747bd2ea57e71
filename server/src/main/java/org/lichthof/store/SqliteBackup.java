package org.lichthof.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.lichthof.event.StoreUnavailable;

/** A copy of everything as it is at one moment, taken while people go on: whole under its name, or not there. */
public final class SqliteBackup {
    private SqliteBackup() {}

    /**
     * Copies the store of a folder, of whatever version, whether or not a server is running on it. Readers and writers are
     * not held up; what is committed meanwhile is not in the copy. Only its owner can read it: the keys are in it, too.
     *
     * @param copy must not exist; its folder must
     * @throws StoreUnavailable when there is nothing to copy, or it cannot be written there
     */
    public static void take(Path folder, Path copy) {
        Path file = SqliteStore.existing(folder);
        if (Files.exists(copy)) {
            throw new StoreUnavailable(
                    copy + " is there already; a backup does not write over anything.", "Name another file.", null);
        }
        Path unfinished = copy.resolveSibling(copy.getFileName() + ".unfinished");
        try {
            Files.deleteIfExists(unfinished);
            OwnersOnly.createFile(unfinished);
            try {
                copy(file, unfinished);
                Files.move(unfinished, copy, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Files.deleteIfExists(unfinished);
            }
        } catch (IOException e) {
            throw new StoreUnavailable(
                    "Nothing can be written to " + copy + ".",
                    "Name a file in a folder that is there and that this user may write to, with space for it.",
                    e);
        }
    }

    private static void copy(Path file, Path unfinished) throws IOException {
        try (Handle handle = Jdbi.create(SqliteStore.source(file, true)).open()) {
            // An empty file is taken, an older copy would be refused.
            handle.execute("VACUUM INTO ?", unfinished.toAbsolutePath().toString());
        } catch (RuntimeException e) {
            RuntimeException trouble = Trouble.translate(e);
            if (trouble instanceof StoreUnavailable && Trouble.isFull(e)) {
                throw new IOException("the disk of the copy is full", e);
            }
            throw trouble;
        }
        try (FileChannel written = FileChannel.open(unfinished, StandardOpenOption.WRITE)) {
            written.force(true);
        }
    }
}
