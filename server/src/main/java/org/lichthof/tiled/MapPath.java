package org.lichthof.tiled;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** The file names that maps use for their images, tilesets and neighbours. */
final class MapPath {
    private static final Pattern SCHEME = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*:.*", Pattern.DOTALL);
    private static final int LONGEST = 1_000;

    /** The code of whatever leads out of the root. */
    static final String OUTSIDE = "outside";

    static final String KEEP_TOGETHER =
            "Keep maps and what they use in one folder: the event's folder for an event, the folder"
                    + " named with --root for 'map check'.";

    private MapPath() {}

    /**
     * The file that {@code written} means when it stands in the file {@code base}; empty when that is no relative path or
     * would climb out of the root.
     */
    static Optional<String> resolve(String base, String written) {
        String path = written.strip().replace('\\', '/');
        if (path.isEmpty()
                || path.length() > LONGEST
                || path.startsWith("/")
                || path.indexOf('\0') >= 0
                || SCHEME.matcher(path).matches()) {
            return Optional.empty();
        }
        List<String> steps = new ArrayList<>();
        int folder = base.lastIndexOf('/');
        if (folder > 0) {
            steps.addAll(List.of(base.substring(0, folder).split("/", -1)));
        }
        for (String step : path.split("/", -1)) {
            if (step.equals("..")) {
                if (steps.isEmpty()) {
                    return Optional.empty();
                }
                steps.removeLast();
            } else if (!step.isEmpty() && !step.equals(".")) {
                steps.add(step);
            }
        }
        return steps.isEmpty() ? Optional.empty() : Optional.of(String.join("/", steps));
    }

    /**
     * As {@link #resolve}; a name that leads out of the root is told as an error. It may be an attack in somebody else's map
     * or a layout of folders in one's own: either way that file is never looked at, and the map opens without it.
     *
     * @param what is looked for: {@code image}
     */
    static Optional<String> locate(String base, String written, String what, String place, Problems problems) {
        Optional<String> path = resolve(base, written);
        if (path.isEmpty()) {
            boolean isRelative = !written.strip().startsWith("/")
                    && !SCHEME.matcher(written.strip()).matches();
            problems.error(
                    OUTSIDE,
                    place,
                    "The " + what + " '" + AreaReader.shortened(written) + "' "
                            + (isRelative
                                    ? "leads out of the folder of the maps"
                                    : "is not named by where it lies from the map")
                            + ", where nothing is read.",
                    isRelative ? KEEP_TOGETHER : "Put a copy beside the map and choose that one in Tiled.");
        }
        return path;
    }

    static boolean isWebAddress(String written) {
        String lower = written.strip().toLowerCase(Locale.ROOT);
        return lower.startsWith("https://") || lower.startsWith("http://");
    }

    /** In small letters, without the dot; empty when there is none. */
    static String extension(String path) {
        int dot = path.lastIndexOf('.');
        return dot <= path.lastIndexOf('/') ? "" : path.substring(dot + 1).toLowerCase(Locale.ROOT);
    }
}
