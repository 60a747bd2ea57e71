package org.lichthof.tiled;

import java.io.IOException;
import java.io.InputStream;
import org.lichthof.tiled.MapFiles.UnreadableFile.Reason;

/** Maps inside of the jar, below a folder such as {@code demo}. */
public final class ClassPathMapFiles implements MapFiles {
    private final ClassLoader loader;
    private final String folder;

    public ClassPathMapFiles(ClassLoader loader, String folder) {
        this.loader = loader;
        this.folder = folder.endsWith("/") ? folder : folder + "/";
    }

    @Override
    public byte[] read(String path, int maxBytes) throws UnreadableFile {
        if (MapPath.resolve("", path).filter(path::equals).isEmpty()) {
            throw new UnreadableFile(Reason.OUTSIDE, path + " lies outside of the folder of the maps");
        }
        try (InputStream in = loader.getResourceAsStream(folder + path)) {
            if (in == null) {
                throw new UnreadableFile(Reason.MISSING, "there is no file " + path);
            }
            byte[] bytes = in.readNBytes(maxBytes);
            if (in.read() >= 0) {
                throw new UnreadableFile(Reason.TOO_LARGE, path + " is larger than " + maxBytes + " bytes");
            }
            return bytes;
        } catch (IOException e) {
            throw new UnreadableFile(Reason.BROKEN, path + " cannot be read: " + e);
        }
    }
}
