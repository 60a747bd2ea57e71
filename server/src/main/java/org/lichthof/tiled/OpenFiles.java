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
            throw problems.stop("unreadable", path, "The map cannot be read: " + e.getMessage() + ".", remedy(e));
        }
    }

    /** What {@code written} means in the file {@code base}. */
    Optional<String> locate(String written, String base, String what) {
        if (MapPath.climbsOut(base, written)) {
            climbsOut(written, base);
            return Optional.empty();
        }
        Optional<String> path = MapPath.resolve(base, written);
        if (path.isEmpty()) {
            problems.error(
                    "missing-" + what,
                    base,
                    "The " + what + " '" + written + "' is no relative file name.",
                    "Embed it in the map (Tiled: Embed Tileset).");
        }
        return path;
    }

    void climbsOut(String written, String place) {
        problems.refuse(
                "outside",
                place,
                "The file '" + written + "' lies outside of the folder of the maps.",
                "Move it beside the map, or serve and check the folder that holds both.");
    }

    /** A tileset or template; empty when it cannot be had. */
    Optional<Fields> open(String path, String what, String base) {
        if (++opened > 2 * limits.maxTilesets()) {
            throw problems.stop(
                    "too-much",
                    base,
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
            // The map opens without it: what is missing is not drawn, and its walls are not there.
            problems.error(
                    "missing-" + what,
                    base,
                    "The " + what + " " + path + " cannot be read: " + e.getMessage() + ".",
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

    private static String remedy(MapFiles.UnreadableFile e) {
        return switch (e.reason()) {
            case MISSING -> "Put the file there, or mend its name (capital letters count).";
            case TOO_LARGE -> "Make it smaller.";
            case OUTSIDE -> "Move it beside the map, or serve and check the folder that holds both.";
            case BROKEN -> "Look at its permissions.";
        };
    }
}
