package org.lichthof.tiled;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;

/** Reads JSON into {@link Fields}, counting as it goes. Tile data becomes {@code int[]} at once: as a tree it would weigh tenfold. */
final class JsonFields {
    /** The editor's own notes, large and of no meaning here. */
    private static final Set<String> SKIPPED =
            Set.of("wangsets", "terrains", "editorsettings", "propertytypes", "tilepropertytypes");

    /** What the parser remarks about where its input came from. */
    private static final Pattern SOURCE = Pattern.compile(" *\\(start marker at \\[Source: .*?]\\)| *\\[Source: .*?]");

    private final MapLimits limits;
    private final String file;
    private final Problems problems;
    private int values;
    private int cells;

    private JsonFields(MapLimits limits, String file, Problems problems) {
        this.limits = limits;
        this.file = file;
        this.problems = problems;
    }

    /** @throws Problems.Stop when this is no JSON object or too much of one; the reason has been collected */
    static Fields read(byte[] bytes, String file, MapLimits limits, Problems problems) {
        var reader = new JsonFields(limits, file, problems);
        // Base64 of all tiles is the longest text there is.
        int longest = limits.maxCells() / 3 * 16 + 64;
        JsonFactory factory = JsonFactory.builder()
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(4 * limits.maxDepth())
                        .maxStringLength(longest)
                        .maxNumberLength(100)
                        .maxNameLength(1_000)
                        .build())
                .build();
        try (JsonParser parser = factory.createParser(ObjectReadContext.empty(), bytes)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw reader.notAMap("it does not begin with '{'");
            }
            Fields fields = reader.object(parser);
            if (parser.nextToken() != null) {
                throw reader.notAMap("something follows after its end");
            }
            return fields;
        } catch (StreamConstraintsException e) {
            throw problems.stop(
                    "too-much",
                    file,
                    "The file is nested too deeply or holds a text or number that is too long.",
                    "Save it from Tiled again.");
        } catch (JacksonException e) {
            throw problems.stop(
                    "not-json",
                    place(file, e.getLocation()),
                    "This is no JSON that can be read: " + plainly(e.getOriginalMessage()) + ".",
                    "The file was cut off or changed by hand; save it from Tiled again.");
        }
    }

    private Problems.Stop notAMap(String why) {
        return problems.stop(
                "not-json",
                file,
                "This is no JSON that can be read: " + why + ".",
                "In Tiled, use File > Save As with the type 'JSON map files'.");
    }

    private Fields object(JsonParser parser) {
        var fields = new Fields();
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = parser.currentName();
            JsonToken token = parser.nextToken();
            if (SKIPPED.contains(name)) {
                parser.skipChildren();
            } else if (name.equals("data") && token == JsonToken.START_ARRAY) {
                fields.put(name, cells(parser));
            } else {
                Object value = value(parser, token);
                if (value != null) {
                    fields.put(name, value);
                }
            }
        }
        return fields;
    }

    private @Nullable Object value(JsonParser parser, JsonToken token) {
        if (++values > limits.maxValues()) {
            throw problems.stop(
                    "too-much",
                    file,
                    "The file holds more than " + limits.maxValues() + " values.",
                    "Split the map in several.");
        }
        return switch (token) {
            case START_OBJECT -> object(parser);
            case START_ARRAY -> list(parser);
            case VALUE_STRING -> parser.getString();
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> parser.getDoubleValue();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            default -> null;
        };
    }

    private List<Object> list(JsonParser parser) {
        List<Object> list = new ArrayList<>();
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            Object value = value(parser, token);
            if (value != null) {
                list.add(value);
            }
        }
        return list;
    }

    private int[] cells(JsonParser parser) {
        int[] gids = new int[256];
        int count = 0;
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            if (++cells > limits.maxLayerCells()) {
                throw problems.stop(
                        "too-many-tiles",
                        file,
                        "The layers hold more than " + limits.maxLayerCells() + " tiles together.",
                        "Split the map in several.");
            }
            long gid = token == JsonToken.VALUE_NUMBER_INT ? parser.getLongValue() : -1;
            if (gid < 0 || gid > 0xffff_ffffL) {
                throw problems.stop(
                        "bad-tiles",
                        file,
                        "Tile data holds something that is no tile number.",
                        "Save the map from Tiled again.");
            }
            if (count == gids.length) {
                gids = Arrays.copyOf(gids, count * 2);
            }
            gids[count++] = (int) gid;
        }
        return Arrays.copyOf(gids, count);
    }

    private static String place(String file, @Nullable TokenStreamLocation at) {
        return at == null || at.getLineNr() < 1
                ? file
                : file + " line " + at.getLineNr() + " column " + at.getColumnNr();
    }

    /** The parser's own words, which say what was expected, less its remarks about itself. */
    private static String plainly(@Nullable String message) {
        String text = message == null ? "it is not well formed" : message;
        int end = text.indexOf('\n');
        String first = end < 0 ? text : text.substring(0, end);
        return SOURCE.matcher(first).replaceAll("").replace("Unexpected end-of-input", "it ends too early");
    }
}
