package org.lichthof.yaml;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One group of a page, asked field by field; what is wrong is noted and a harmless value answered, so that asking goes on and
 * finds the next mistake. {@link #done()} notes the fields that nobody asked for. One thread.
 */
public final class Fields {
    private final String file;
    private final Node.Mapping mapping;
    private final Mistakes mistakes;
    private final Set<String> asked = new HashSet<>();

    public Fields(String file, Node.Mapping mapping, Mistakes mistakes) {
        this.file = file;
        this.mapping = mapping;
        this.mistakes = mistakes;
    }

    public boolean isEmpty() {
        return mapping.entries().isEmpty();
    }

    /** A text that must be there; {@code ""} when it is not. */
    public String text(String name, String example) {
        Optional<String> found = optionalText(name);
        if (found.isEmpty()) {
            missing(name, example);
        }
        return found.orElse("");
    }

    public Optional<String> optionalText(String name) {
        return switch (ask(name)) {
            case Node.Scalar scalar -> Optional.of(scalar.text());
            case Node.Nothing ignored -> Optional.empty();
            case Node.Sequence list -> wrong(name, list, "a text");
            case Node.Mapping group -> wrong(name, group, "a text");
        };
    }

    public boolean yesNo(String name, boolean otherwise) {
        String text = optionalText(name).orElse(Boolean.toString(otherwise));
        if (!text.equals("true") && !text.equals("false")) {
            mistakes.add(place(name), "'" + name + "' is true or false, not '" + text + "'.", "Write true or false.");
        }
        return text.equals("true");
    }

    public int number(String name, int smallest, int largest, int otherwise) {
        Optional<String> text = optionalText(name);
        if (text.isEmpty()) {
            return otherwise;
        }
        try {
            int number = Integer.parseInt(text.get().replace("_", ""));
            if (number >= smallest && number <= largest) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Told below, together with numbers that are out of range.
        }
        mistakes.add(
                place(name),
                "'" + name + "' is a whole number from " + smallest + " to " + largest + ", not '" + text.get() + "'.",
                "Leave it out for " + otherwise + ".");
        return otherwise;
    }

    /** A list of texts; one text alone is a list of one. Empty when it is not there. */
    public List<String> texts(String name) {
        return switch (ask(name)) {
            case Node.Nothing ignored -> List.of();
            case Node.Scalar scalar -> List.of(scalar.text());
            case Node.Mapping group -> wrong(name, group, "a list").stream().toList();
            case Node.Sequence list -> {
                List<String> texts = new ArrayList<>();
                for (Node item : list.items()) {
                    if (item instanceof Node.Scalar(String text, int line)) {
                        texts.add(text);
                    } else {
                        mistakes.add(
                                file + ":" + item.line(),
                                "'" + name + "' is a list of texts, not of " + item.kind() + ".",
                                "Write '- text' lines.");
                    }
                }
                yield texts;
            }
        };
    }

    /** A text by language ({@code de: …}), or one text for all, under {@code ""}. Empty when it is not there. */
    public Map<String, String> textByLanguage(String name) {
        return switch (ask(name)) {
            case Node.Nothing ignored -> Map.of();
            case Node.Scalar scalar -> Map.of("", scalar.text().strip());
            case Node.Sequence list -> {
                wrong(name, list, "a text, or one for each language");
                yield Map.of();
            }
            case Node.Mapping group -> {
                Map<String, String> texts = new LinkedHashMap<>();
                group.entries().forEach((language, node) -> {
                    if (node instanceof Node.Scalar(String text, int line)) {
                        texts.put(language, text.strip());
                    } else {
                        mistakes.add(
                                file + ":" + node.line(),
                                "'" + name + "." + language + "' is a text, not " + node.kind() + ".",
                                "Write it behind the colon.");
                    }
                });
                yield texts;
            }
        };
    }

    /** A list of groups; empty when it is not there. */
    public List<Fields> groups(String name) {
        Node node = ask(name);
        if (!(node instanceof Node.Sequence list)) {
            if (!(node instanceof Node.Nothing)) {
                wrong(name, node, "a list");
            }
            return List.of();
        }
        List<Fields> groups = new ArrayList<>();
        for (Node item : list.items()) {
            if (item instanceof Node.Mapping group) {
                groups.add(new Fields(file, group, mistakes));
            } else {
                mistakes.add(
                        file + ":" + item.line(),
                        "'" + name + "' is a list of groups, not of " + item.kind() + ".",
                        "Begin each with '- name: value'.");
            }
        }
        return groups;
    }

    /** Notes every field that nobody asked for. */
    public void done() {
        mapping.entries().forEach((name, node) -> {
            if (!asked.contains(name)) {
                mistakes.add(
                        file + ":" + node.line(),
                        "'" + name + "' is not known here.",
                        Nearest.to(name, asked)
                                .map(near -> "Did you mean '" + near + "'?")
                                .orElse("Known are: "
                                        + String.join(
                                                ", ", asked.stream().sorted().toList()) + "."));
            }
        });
    }

    public void missing(String name, String example) {
        mistakes.add(place(name), "'" + name + "' is missing.", "Add " + example + ".");
    }

    /** Notes that the value of a field is not what it should be. */
    public void wrong(String name, String what, String remedy) {
        mistakes.add(place(name), what, remedy);
    }

    private Node ask(String name) {
        asked.add(name);
        @Nullable Node node = mapping.entries().get(name);
        return node == null ? new Node.Nothing(mapping.line()) : node;
    }

    private Optional<String> wrong(String name, Node came, String expected) {
        mistakes.add(
                file + ":" + came.line(),
                "'" + name + "' is " + expected + ", not " + came.kind() + ".",
                "See docs/events.md.");
        return Optional.empty();
    }

    private String place(String name) {
        @Nullable Node node = mapping.entries().get(name);
        return file + ":" + (node == null ? mapping.line() : node.line());
    }
}
