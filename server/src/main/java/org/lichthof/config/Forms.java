package org.lichthof.config;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.lichthof.config.Setting.Form;
import org.lichthof.config.Setting.Wrong;

/** What the value of a setting may look like. */
final class Forms {
    private Forms() {}

    static Setting<Integer> whole(
            String name, int standard, String unit, int smallest, int largest, String description) {
        return new Setting<>(
                name, Integer.toString(standard), unit, smallest + " to " + largest, description, given -> {
                    try {
                        int number = Integer.parseInt(given.text().replace("_", ""));
                        if (number >= smallest && number <= largest) {
                            return number;
                        }
                    } catch (NumberFormatException e) {
                        // Told below, together with numbers that are out of range.
                    }
                    throw new Wrong("a whole number from " + smallest + " to " + largest + " was expected, '"
                            + given.text() + "' came");
                });
    }

    static Setting<Double> fraction(
            String name, double standard, String unit, double smallest, double largest, String description) {
        return new Setting<>(
                name, plain(standard), unit, plain(smallest) + " to " + plain(largest), description, given -> {
                    try {
                        double number = Double.parseDouble(given.text());
                        if (number >= smallest && number <= largest) {
                            return number;
                        }
                    } catch (NumberFormatException e) {
                        // Told below, together with numbers that are out of range.
                    }
                    throw new Wrong("a number from " + plain(smallest) + " to " + plain(largest) + " was expected, '"
                            + given.text() + "' came");
                });
    }

    static Setting<Boolean> yesNo(String name, boolean standard, String description) {
        return new Setting<>(name, Boolean.toString(standard), "", "true or false", description, given -> {
            String text = given.text().toLowerCase(Locale.ROOT);
            if (!text.equals("true") && !text.equals("false")) {
                throw new Wrong("true or false was expected, '" + given.text() + "' came");
            }
            return text.equals("true");
        });
    }

    static <E extends Enum<E>> Setting<E> oneOf(String name, E standard, Class<E> type, String description) {
        String words = Arrays.stream(type.getEnumConstants()).map(Forms::word).collect(Collectors.joining(", "));
        return new Setting<>(name, word(standard), "", words, description, given -> {
            for (E constant : type.getEnumConstants()) {
                if (word(constant).equalsIgnoreCase(given.text())) {
                    return constant;
                }
            }
            throw new Wrong("one of " + words + " was expected, '" + given.text() + "' came");
        });
    }

    static Form<String> text(int shortest, int longest) {
        return given -> {
            if (given.text().length() < shortest || given.text().length() > longest) {
                throw new Wrong("a text of " + shortest + " to " + longest + " characters was expected");
            }
            return given.text();
        };
    }

    static Form<Path> folder() {
        return given -> path(given.text());
    }

    /** Must be there, but for the one that is looked for unasked. */
    static Form<Path> existingFolder(String standard) {
        return given -> {
            Path folder = path(given.text());
            if (!given.text().equals(standard) && !Files.isDirectory(folder)) {
                throw new Wrong("a folder was expected, there is none at '" + given.text() + "' ("
                        + folder.toAbsolutePath() + ")");
            }
            return folder;
        };
    }

    static Form<Optional<Path>> existingFile() {
        return given -> {
            if (given.text().isEmpty()) {
                return Optional.empty();
            }
            Path file = path(given.text());
            if (!Files.isRegularFile(file)) {
                throw new Wrong(
                        "a file was expected, there is none at '" + given.text() + "' (" + file.toAbsolutePath() + ")");
            }
            if (!Files.isReadable(file)) {
                throw new Wrong("the file '" + given.text() + "' cannot be read by this user");
            }
            return Optional.of(file);
        };
    }

    static Form<List<AddressRange>> addresses() {
        return given -> {
            List<AddressRange> ranges = new ArrayList<>();
            for (String item : items(given)) {
                ranges.add(AddressRange.parse(item)
                        .orElseThrow(() ->
                                new Wrong("an address such as 10.0.0.1 or a range such as 10.0.0.0/8 was expected, '"
                                        + item + "' came")));
            }
            return List.copyOf(ranges);
        };
    }

    static Form<List<String>> origins() {
        return given -> {
            List<String> origins = new ArrayList<>();
            for (String item : items(given)) {
                origins.add(origin(item)
                        .orElseThrow(() ->
                                new Wrong("an origin such as https://town.example, without a path, was expected, '"
                                        + item + "' came")));
            }
            return List.copyOf(origins);
        };
    }

    static Form<Optional<String>> publicUrl() {
        return given -> {
            if (given.text().isEmpty()) {
                return Optional.empty();
            }
            String came = given.text();
            String text = given.text().endsWith("/")
                    ? given.text().substring(0, given.text().length() - 1)
                    : given.text();
            String origin = origin(text)
                    .orElseThrow(() -> new Wrong("http(s)://host, without a path, was expected, '" + came + "' came"));
            return Optional.of(origin);
        };
    }

    /** Scheme, host and port, in small letters, as browsers send it. */
    private static Optional<String> origin(String text) {
        try {
            URI uri = new URI(text);
            @Nullable String scheme = uri.getScheme();
            boolean isOrigin = scheme != null
                    && (scheme.equalsIgnoreCase("http") || scheme.equalsIgnoreCase("https"))
                    && uri.getHost() != null
                    && uri.getRawUserInfo() == null
                    && uri.getRawPath().isEmpty()
                    && uri.getRawQuery() == null
                    && uri.getRawFragment() == null;
            return isOrigin ? Optional.of(text.toLowerCase(Locale.ROOT)) : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    private static List<String> items(Setting.Given given) {
        // "[]" is how the default of a list is written.
        return given.list().equals(List.of("[]")) ? List.of() : given.list();
    }

    private static Path path(String text) throws Wrong {
        try {
            if (!text.isEmpty()) {
                return Path.of(text);
            }
        } catch (InvalidPathException e) {
            // Told below, like the empty one.
        }
        throw new Wrong("a path was expected, '" + text + "' came");
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    private static String plain(double number) {
        return number == Math.rint(number) ? Long.toString((long) number) : Double.toString(number);
    }
}
