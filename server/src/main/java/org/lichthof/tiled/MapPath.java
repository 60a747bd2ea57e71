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

    /** Whether this relative path leaves the root: a mistake in a map of one's own, or an attack in another's. */
    static boolean climbsOut(String base, String written) {
        String path = written.strip().replace('\\', '/');
        boolean relative = !path.isEmpty()
                && !path.startsWith("/")
                && !SCHEME.matcher(path).matches();
        return relative && path.contains("..") && resolve(base, written).isEmpty();
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
