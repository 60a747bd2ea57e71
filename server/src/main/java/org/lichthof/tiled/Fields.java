package org.lichthof.tiled;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An object of a map file: names to texts, numbers, booleans, lists, further objects, and {@code int[]} for tile data. Forgiving,
 * as the files are: a number may come as text and the other way round; what is missing or of another kind is the default.
 */
final class Fields {
    static final Fields NONE = new Fields();

    /** Largest magnitude of a coordinate: far beyond any map, far below where ints end. */
    private static final double FAR = 10_000_000;

    private static final Object ABSENT = new Object();

    private final Map<String, Object> values = new LinkedHashMap<>();

    void put(String name, Object value) {
        values.put(name, value);
    }

    boolean has(String name) {
        return values.containsKey(name);
    }

    Map<String, Object> all() {
        return values;
    }

    @Nullable
    Object get(String name) {
        return values.get(name);
    }

    String text(String name, String otherwise) {
        return switch (values.getOrDefault(name, ABSENT)) {
            case String text -> text;
            case Number number -> plain(number);
            case Boolean flag -> flag.toString();
            default -> otherwise;
        };
    }

    Optional<String> text(String name) {
        String text = text(name, "");
        return text.isBlank() ? Optional.empty() : Optional.of(text);
    }

    /** Finite and within reach, whatever the file says. */
    double number(String name, double otherwise) {
        double value = switch (values.getOrDefault(name, ABSENT)) {
            case Number number -> number.doubleValue();
            case String text -> parse(text, otherwise);
            default -> otherwise;
        };
        return Double.isNaN(value) ? otherwise : Math.clamp(value, -FAR, FAR);
    }

    int whole(String name, int otherwise) {
        return (int) Math.round(number(name, otherwise));
    }

    /** Tile numbers have all 32 bits. */
    int gid(String name) {
        return switch (values.getOrDefault(name, ABSENT)) {
            case Number number -> (int) number.longValue();
            case String text -> (int) (long) parse(text, 0);
            default -> 0;
        };
    }

    boolean flag(String name, boolean otherwise) {
        return switch (values.getOrDefault(name, ABSENT)) {
            case Boolean flag -> flag;
            case Number number -> number.doubleValue() != 0;
            case String text -> text.equalsIgnoreCase("true") || text.equals("1");
            default -> otherwise;
        };
    }

    Optional<Fields> fields(String name) {
        return values.get(name) instanceof Fields fields ? Optional.of(fields) : Optional.empty();
    }

    /** The objects in this list; what is no object is left out. */
    List<Fields> list(String name) {
        return values.get(name) instanceof List<?> list
                ? list.stream()
                        .filter(Fields.class::isInstance)
                        .map(Fields.class::cast)
                        .toList()
                : List.of();
    }

    static String plain(Number number) {
        double value = number.doubleValue();
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : Double.toString(value);
    }

    private static double parse(String text, double otherwise) {
        try {
            return Double.parseDouble(text.strip());
        } catch (NumberFormatException e) {
            return otherwise;
        }
    }
}
