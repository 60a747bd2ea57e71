package org.lichthof.world;

import java.util.Map;
import java.util.TreeMap;

/**
 * A text in several languages. Keys are BCP 47 primary tags ({@code "de"}, {@code "en"}); the key {@code ""} holds a text
 * whose language nobody named.
 */
public record LocalText(Map<String, String> byLanguage) {
    public static final LocalText NONE = new LocalText(Map.of());

    public LocalText {
        // Sorted, so that two runs write the same bytes.
        byLanguage = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(byLanguage));
    }

    public static LocalText of(String text) {
        return text.isBlank() ? NONE : new LocalText(Map.of("", text));
    }

    public boolean isEmpty() {
        return byLanguage.isEmpty();
    }

    /** The text in this language, or the one of no named language, or any; empty when there is none. */
    public String in(String language) {
        String exact = byLanguage.get(language);
        if (exact != null) {
            return exact;
        }
        String unnamed = byLanguage.get("");
        if (unnamed != null) {
            return unnamed;
        }
        return byLanguage.isEmpty() ? "" : byLanguage.values().iterator().next();
    }
}
