package org.lichthof.tiled;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.lichthof.world.LocalText;

/** Custom properties of a map, layer, object or tile. All values as text: maps write booleans and numbers both ways. */
record Properties(Map<String, String> values) {
    static final Properties NONE = new Properties(Map.of());

    Properties {
        values = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /** Reads the list form {@code [{name, type, value}]} of Tiled 1.2 and later, and the object form before it. */
    static Properties of(Fields holder) {
        Map<String, String> found = new LinkedHashMap<>();
        Object written = holder.get("properties");
        if (written instanceof Fields old) {
            old.all().keySet().forEach(name -> putText(found, name, old, name));
        } else if (written instanceof List<?>) {
            for (Fields property : holder.list("properties")) {
                property.text("name").ifPresent(name -> putText(found, name, property, "value"));
            }
        }
        return found.isEmpty() ? NONE : new Properties(found);
    }

    private static void putText(Map<String, String> found, String name, Fields holder, String key) {
        Object value = holder.get(key);
        // Lists and classes have no meaning in our vocabulary.
        if (value instanceof String || value instanceof Number || value instanceof Boolean) {
            found.put(name.strip(), holder.text(key, "").strip());
        }
    }

    /** These, and those of {@code below} that are not set here. */
    Properties over(Properties below) {
        if (below.values.isEmpty()) {
            return this;
        }
        if (values.isEmpty()) {
            return below;
        }
        Map<String, String> merged = new LinkedHashMap<>(below.values);
        merged.putAll(values);
        return new Properties(merged);
    }

    boolean isEmpty() {
        return values.isEmpty();
    }

    /** Empty when not set or blank. */
    Optional<String> text(String name) {
        return Optional.ofNullable(values.get(name)).filter(value -> !value.isBlank());
    }

    boolean flag(String name) {
        return isTrue(values.getOrDefault(name, ""));
    }

    OptionalDouble number(String name) {
        try {
            double value = Double.parseDouble(values.getOrDefault(name, ""));
            return Double.isFinite(value) ? OptionalDouble.of(value) : OptionalDouble.empty();
        } catch (NumberFormatException e) {
            return OptionalDouble.empty();
        }
    }

    /** {@code title}, {@code title_de}, {@code title_en}, … as one text. */
    LocalText localText(String name) {
        Map<String, String> byLanguage = new LinkedHashMap<>();
        values.forEach((key, value) -> {
            if (value.isBlank()) {
                return;
            }
            if (key.equals(name)) {
                byLanguage.put("", value);
            } else if (key.startsWith(name + "_") && key.length() == name.length() + 3) {
                byLanguage.put(key.substring(name.length() + 1).toLowerCase(Locale.ROOT), value);
            }
        });
        return byLanguage.isEmpty() ? LocalText.NONE : new LocalText(byLanguage);
    }

    static boolean isTrue(String value) {
        return value.equalsIgnoreCase("true") || value.equals("1") || value.equalsIgnoreCase("yes");
    }

    static boolean isFalse(String value) {
        return value.isBlank() || value.equalsIgnoreCase("false") || value.equals("0") || value.equalsIgnoreCase("no");
    }
}
