package org.lichthof.tiled;

import java.util.Optional;

/** Opens the files that a map names, as {@link Fields} whatever they are written in. */
final class OpenFiles {
    private final MapFiles files;
    private final MapLimits limits;
    private final Problems problems;
    private int opened;

    OpenFiles(MapFiles files, MapLimits limits, Problems problems) {
        this.files = files;
        this.limits = limits;
        this.problems = problems;
    }

    /** @throws Problems.Stop when it cannot be read; without its main file there is nothing to go on with */
    Fields openMap(String path) {
        try {
            return JsonFields.read(files.read(path, limits.maxFileBytes()), path, limits, problems);
        } catch (MapFiles.UnreadableFile e) {
            throw problems.stop("unreadable", path, e.sentence(), remedy(e));
        }
    }

    /**
     * The tileset or template that {@code written} means in the file {@code base}, under its resolved path; empty when it
     * cannot be had. The map opens without it: what is missing is drawn plainly, and its walls are not there.
     */
    Optional<String> locate(String written, String base, String what) {
        return MapPath.locate(base, written, what, what + " '" + AreaReader.shortened(written) + "'", problems);
    }

    /** The file at a path that {@link #locate} gave; empty when it cannot be had. */
    Optional<Fields> open(String path, String what) {
        String place = what + " '" + path + "'";
        if (++opened > 2 * limits.maxTilesets()) {
            throw problems.stop(
                    "too-much",
                    "map",
                    "The map names more than " + 2 * limits.maxTilesets() + " files.",
                    "Join its tilesets.");
        }
        try {
            byte[] bytes = files.read(path, limits.maxFileBytes() / 8);
            return Optional.of(
                    isXml(bytes)
                            ? XmlFields.read(bytes, path, limits, problems)
                            : JsonFields.read(bytes, path, limits, problems));
        } catch (MapFiles.UnreadableFile e) {
            problems.error(
                    e.reason() == MapFiles.UnreadableFile.Reason.OUTSIDE ? MapPath.OUTSIDE : "missing-" + what,
                    place,
                    e.sentence()
                            + (what.equals("tileset")
                                    ? " Its tiles are drawn plainly and block nobody."
                                    : " The objects made from it are left out."),
                    remedy(e));
            return Optional.empty();
        }
    }

    private static boolean isXml(byte[] bytes) {
        for (byte b : bytes) {
            // A byte order mark may come first.
            if (b == '<') {
                return true;
            } else if (b == '{') {
                return false;
            }
        }
        return false;
    }

    static String remedy(MapFiles.UnreadableFile e) {
        return switch (e.reason()) {
            case MISSING -> "Put the file there, or mend its name (capital letters count).";
            case TOO_LARGE -> "Make it smaller.";
            case OUTSIDE -> MapPath.KEEP_TOGETHER;
            case BROKEN -> "Look at its permissions.";
        };
    }
}
