package org.lichthof.tiled;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Tiled writes colours as {@code #rrggbb} or {@code #aarrggbb}; the scene has the first only. */
final class Colours {
    private static final Pattern WRITTEN = Pattern.compile("#?([0-9a-f]{2})?([0-9a-f]{6})");

    private Colours() {}

    static Optional<String> rgb(String written) {
        var matcher = WRITTEN.matcher(written.strip().toLowerCase(Locale.ROOT));
        return matcher.matches() ? Optional.of("#" + matcher.group(2)) : Optional.empty();
    }
}
