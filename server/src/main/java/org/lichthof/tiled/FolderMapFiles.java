package org.lichthof.tiled;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.lichthof.tiled.MapFiles.UnreadableFile.Reason;

/** A folder on disk. Links are followed as long as they stay inside of it. */
public final class FolderMapFiles implements MapFiles {
    private final Path root;

    public FolderMapFiles(Path root) {
        this.root = root.toAbsolutePath().normalize();
    }

    @Override
    public byte[] read(String path, int maxBytes) throws UnreadableFile {
        try {
            Path realRoot = root.toRealPath();
            Path file = root.resolve(path).normalize();
            if (!file.startsWith(root)) {
                throw outside(path);
            }
            if (!Files.isRegularFile(file)) {
                throw new UnreadableFile(Reason.MISSING, "there is no file " + path);
            }
            if (!file.toRealPath().startsWith(realRoot)) {
                throw outside(path);
            }
            try (InputStream in = Files.newInputStream(file)) {
                byte[] bytes = in.readNBytes(maxBytes);
                if (in.read() >= 0) {
                    throw new UnreadableFile(Reason.TOO_LARGE, path + " is larger than " + maxBytes + " bytes");
                }
                return bytes;
            }
        } catch (InvalidPathException e) {
            throw new UnreadableFile(Reason.MISSING, "'" + path + "' is no file name here");
        } catch (IOException e) {
            throw new UnreadableFile(Reason.BROKEN, path + " cannot be read: " + e);
        }
    }

    private static UnreadableFile outside(String path) {
        return new UnreadableFile(Reason.OUTSIDE, path + " leads out of the folder of the maps, where nothing is read");
    }
}
