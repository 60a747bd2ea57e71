package org.lichthof.config;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * One thing that an operator can set.
 *
 * @param name in the file; dots are groups: {@code limits.frameBytes}
 * @param standard the default, as one would write it; read like everything else, so that table and value cannot disagree
 * @param unit {@code ""} for none
 * @param range in words
 * @param form reads it
 */
record Setting<T>(String name, String standard, String unit, String range, String description, Form<T> form) {
    private static final Pattern HUMP = Pattern.compile("([a-z])([A-Z])");

    static final String PREFIX = "LICHTHOF_";

    /** {@code limits.frameBytes} is {@code LICHTHOF_LIMITS_FRAME_BYTES}. */
    String variable() {
        return PREFIX + HUMP.matcher(name).replaceAll("$1_$2").replace('.', '_').toUpperCase(Locale.ROOT);
    }

    T standardValue() {
        try {
            return form.read(Given.ofText("the default", standard));
        } catch (Wrong e) {
            throw new IllegalStateException("the default of " + name + ": " + e.getMessage(), e);
        }
    }

    /** What somebody wrote for a setting: one value, or a list. */
    record Given(String place, List<String> items, boolean isList) {
        static Given ofText(String place, String text) {
            return new Given(place, List.of(text), false);
        }

        static Given ofList(String place, List<String> items) {
            return new Given(place, List.copyOf(items), true);
        }

        String text() throws Wrong {
            if (isList) {
                throw new Wrong("one value was expected, a list came");
            }
            return items.getFirst().strip();
        }

        /** A text is a list with commas: the environment has no other way. */
        List<String> list() {
            List<String> parts = isList ? items : List.of(items.getFirst().split(",", -1));
            return parts.stream()
                    .map(String::strip)
                    .filter(part -> !part.isEmpty())
                    .toList();
        }
    }

    @FunctionalInterface
    interface Form<T> {
        T read(Given given) throws Wrong;
    }

    /** What was expected and what came. */
    static final class Wrong extends Exception {
        Wrong(String message) {
            super(message, null, false, false);
        }
    }
}
