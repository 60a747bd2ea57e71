package org.lichthof.tiled;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Tiled writes colours as {@code #rrggbb} or {@code #aarrggbb}; the scene has the first only. */
final class Colours {
    private static final Pattern WRITTEN = Pattern.compile("#?([0-9a-f]{2})?([0-9a-f]{6})");

    private Colours() {}

    /** What is left of white light after both; each {@code #rrggbb}, none lets everything through. */
    static Optional<String> multiplied(Optional<String> one, Optional<String> other) {
        if (one.isEmpty() || other.isEmpty()) {
            return one.or(() -> other);
        }
        var product = new StringBuilder("#");
        for (int at = 1; at < 7; at += 2) {
            int a = Integer.parseInt(one.get(), at, at + 2, 16);
            int b = Integer.parseInt(other.get(), at, at + 2, 16);
            product.append(String.format(Locale.ROOT, "%02x", (a * b + 127) / 255));
        }
        return Optional.of(product.toString());
    }

    static Optional<String> rgb(String written) {
        var matcher = WRITTEN.matcher(written.strip().toLowerCase(Locale.ROOT));
        return matcher.matches() ? Optional.of("#" + matcher.group(2)) : Optional.empty();
    }
}
