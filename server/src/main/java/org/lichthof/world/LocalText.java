package org.lichthof.world;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
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
        return in(language, List.of());
    }

    /**
     * The text in this language, else the one of no named language, else in the first of the others that there is, else any;
     * empty when there is none. Of {@code de-AT}, {@code de} is good enough.
     *
     * @param otherwise languages for people who speak none of them, the best first
     */
    public String in(String language, List<String> otherwise) {
        return text(language)
                .or(() -> text(""))
                .or(() -> otherwise.stream()
                        .flatMap(other -> text(other).stream())
                        .findFirst())
                .or(() -> byLanguage.values().stream().findFirst())
                .orElse("");
    }

    private Optional<String> text(String language) {
        String primary = language.split("[-_]", 2)[0].toLowerCase(Locale.ROOT);
        return Optional.ofNullable(byLanguage.getOrDefault(language, byLanguage.get(primary)));
    }
}
