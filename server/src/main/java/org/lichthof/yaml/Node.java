package org.lichthof.yaml;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/** A piece of a page, with the line it begins on (from 1). */
public sealed interface Node {
    int line();

    /** @param text as written, without quotes; whoever asks for a number reads it as one */
    record Scalar(String text, int line) implements Node {}

    /** A key with nothing behind it, {@code ~} or {@code null}. */
    record Nothing(int line) implements Node {}

    record Sequence(List<Node> items, int line) implements Node {
        public Sequence {
            items = List.copyOf(items);
        }
    }

    /** In the order of the page. */
    record Mapping(SequencedMap<String, Node> entries, int line) implements Node {
        public Mapping {
            entries = new LinkedHashMap<>(entries);
        }

        static Mapping empty() {
            return new Mapping(new LinkedHashMap<>(Map.of()), 1);
        }
    }

    /** For messages: "a list". */
    default String kind() {
        return switch (this) {
            case Scalar scalar -> "'" + scalar.text() + "'";
            case Nothing ignored -> "nothing";
            case Sequence ignored -> "a list";
            case Mapping ignored -> "a group of settings";
        };
    }
}
