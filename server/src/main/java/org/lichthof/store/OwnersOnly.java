package org.lichthof.store;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/** Makes files and folders that nobody else can look into, not even for a moment; where the system knows such a thing. */
final class OwnersOnly {
    private OwnersOnly() {}

    static void createFile(Path file) throws IOException {
        Files.createFile(file, permissions("rw-------"));
    }

    /** Leaves one that is there as it is. */
    static void createFolders(Path folder) throws IOException {
        Files.createDirectories(folder, permissions("rwx------"));
    }

    private static FileAttribute<?>[] permissions(String wanted) {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(wanted))}
                : new FileAttribute<?>[0];
    }
}
