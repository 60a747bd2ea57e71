package org.lichthof.yaml;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.dataformat.yaml.YAMLFactory;
import tools.jackson.dataformat.yaml.YAMLParser;

/** Reads a YAML page into {@link Node}s. Anchors, aliases and several documents in one file are refused. */
public final class Page {
    private static final YAMLFactory FACTORY = YAMLFactory.builder().build();
    private static final int LARGEST = 1 << 20;
    private static final int DEEPEST = 20;

    private final String name;
    private final Mistakes mistakes;

    private Page(String name, Mistakes mistakes) {
        this.name = name;
        this.mistakes = mistakes;
    }

    /** The groups of a file; empty, and a mistake noted, when it cannot be read or is no YAML. */
    public static Node.Mapping read(Path file, Mistakes mistakes) {
        String name = file.toString();
        try {
            if (Files.size(file) > LARGEST) {
                mistakes.add(name, "The file is larger than 1 MiB.", "Is it the right one?");
                return Node.Mapping.empty();
            }
            return parse(name, Files.readString(file), mistakes);
        } catch (CharacterCodingException e) {
            mistakes.add(name, "The file is not UTF-8 text.", "Save it as UTF-8.");
        } catch (IOException | UncheckedIOException e) {
            String what = Files.exists(file) ? "The file cannot be read." : "There is no such file.";
            mistakes.add(name, what, "Check its path and that this user may read it.");
        }
        return Node.Mapping.empty();
    }

    /** @param name for the places of mistakes */
    public static Node.Mapping parse(String name, String text, Mistakes mistakes) {
        try (var parser = (YAMLParser) FACTORY.createParser(ObjectReadContext.empty(), text)) {
            return new Page(name, mistakes).document(parser);
        } catch (JacksonException e) {
            var where = e.getLocation();
            mistakes.add(
                    where == null || where.getLineNr() < 1 ? name : name + ":" + where.getLineNr(),
                    "This is not YAML: " + firstLine(e.getOriginalMessage()) + ".",
                    "Write 'name: value', indented by spaces, text with special characters in quotes.");
            return Node.Mapping.empty();
        }
    }

    private Node.Mapping document(YAMLParser parser) {
        if (parser.nextToken() == null) {
            return Node.Mapping.empty();
        }
        Node root = node(parser, 0);
        if (parser.nextToken() != null) {
            mistakes.add(place(line(parser)), "A second document begins here.", "Keep one document in a file.");
        }
        return switch (root) {
            case Node.Mapping mapping -> mapping;
            case Node.Nothing ignored -> Node.Mapping.empty();
            case Node.Scalar ignored -> notAGroup(root);
            case Node.Sequence ignored -> notAGroup(root);
        };
    }

    private Node.Mapping notAGroup(Node root) {
        mistakes.add(
                place(root.line()),
                "'name: value' lines were expected, " + root.kind() + " came.",
                "Write one setting a line.");
        return Node.Mapping.empty();
    }

    private Node node(YAMLParser parser, int depth) {
        int line = line(parser);
        if (depth > DEEPEST) {
            mistakes.add(place(line), "Groups are nested deeper than " + DEEPEST + ".", "Nothing here needs that.");
            parser.skipChildren();
            return new Node.Nothing(line);
        }
        if (parser.isCurrentAlias()) {
            mistakes.add(place(line), "Aliases (*name) are not read.", "Write the value out.");
            return new Node.Nothing(line);
        }
        JsonToken token = parser.currentToken();
        if (token == JsonToken.START_OBJECT) {
            return mapping(parser, line, depth);
        }
        if (token == JsonToken.START_ARRAY) {
            List<Node> items = new ArrayList<>();
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                items.add(node(parser, depth + 1));
            }
            return new Node.Sequence(items, line);
        }
        if (token == JsonToken.VALUE_NULL) {
            return new Node.Nothing(line);
        }
        return new Node.Scalar(text(parser), line);
    }

    private Node mapping(YAMLParser parser, int line, int depth) {
        SequencedMap<String, Node> entries = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String key = parser.currentName();
            int keyLine = line(parser);
            parser.nextToken();
            Node value = node(parser, depth + 1);
            if (entries.putIfAbsent(key, value) != null) {
                mistakes.add(place(keyLine), "'" + key + "' stands here for the second time.", "Keep one of them.");
            }
        }
        return new Node.Mapping(entries, line);
    }

    private static String text(JsonParser parser) {
        @Nullable String text = parser.getString();
        return text == null ? "" : text;
    }

    private static int line(JsonParser parser) {
        return Math.max(1, parser.currentTokenLocation().getLineNr());
    }

    private String place(int line) {
        return name + ":" + line;
    }

    private static String firstLine(@Nullable String message) {
        return message == null ? "unreadable" : message.lines().findFirst().orElse("unreadable");
    }
}
