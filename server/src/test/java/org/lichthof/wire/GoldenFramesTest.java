package org.lichthof.wire;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import com.google.protobuf.ByteString;
import com.google.protobuf.Descriptors.EnumValueDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import io.netty.buffer.Unpooled;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.lichthof.protocol.v1.ClientMessage;
import org.lichthof.protocol.v1.ServerMessage;
import org.lichthof.wire.GoldenFrames.Golden;
import org.lichthof.world.PersonId;

/** What we write is what stands in {@code protocol/golden}, byte for byte; {@code -Dgolden.write=true} writes it anew. */
class GoldenFramesTest {
    private static final Path FOLDER = Path.of("..", "protocol", "golden");

    @Test
    void clientFramesAreAsKept() throws IOException {
        asKept("client", GoldenFrames.fromClients());
    }

    @Test
    void serverFramesAreAsKept() throws IOException {
        asKept("server", GoldenFrames.fromServer());
    }

    @Test
    void everyKindOfMessageIsThere() {
        assertEquals(bodies(ClientMessage.getDescriptor().getFields()), told(GoldenFrames.fromClients()));
        assertEquals(bodies(ServerMessage.getDescriptor().getFields()), told(GoldenFrames.fromServer()));
    }

    @Test
    void keptClientFramesAreUnderstood() throws IOException {
        var me = new PersonId(1);
        for (var line : kept("client").entrySet()) {
            var frame = Unpooled.wrappedBuffer(HexFormat.of().parseHex(line.getValue()));
            var message = line.getKey().startsWith("hello")
                    ? FrameDecoder.decodeFirst(frame)
                    : FrameDecoder.decode(frame, me);
            assertEquals(
                    false, message instanceof org.lichthof.wire.ClientMessage.Malformed, line.getKey() + " " + message);
        }
        assertInstanceOf(
                org.lichthof.wire.ClientMessage.ForRoom.class,
                FrameDecoder.decode(
                        Unpooled.wrappedBuffer(
                                HexFormat.of().parseHex(kept("client").get("walk-stop"))),
                        me));
    }

    private static void asKept(String side, List<Golden> frames) throws IOException {
        if (Boolean.getBoolean("golden.write")) {
            write(side, frames);
        }
        Map<String, String> kept = kept(side);
        for (Golden golden : frames) {
            byte[] bytes = HexFormat.of().parseHex(kept.getOrDefault(golden.name(), ""));
            assertArrayEquals(golden.payload(), bytes, side + " " + golden.name());
        }
        assertEquals(frames.size(), kept.size(), "frames in " + side + ".hex");
        assertEquals(json(frames), Files.readString(FOLDER.resolve(side + ".json")), side + ".json");
    }

    private static Map<String, String> kept(String side) throws IOException {
        Map<String, String> found = new TreeMap<>();
        for (String line : Files.readAllLines(FOLDER.resolve(side + ".hex"))) {
            if (!line.isBlank() && !line.startsWith("#")) {
                String[] parts = line.split(":", 2);
                found.put(parts[0].strip(), parts[1].strip());
            }
        }
        return found;
    }

    private static void write(String side, List<Golden> frames) throws IOException {
        var lines = new ArrayList<String>();
        for (Golden golden : frames) {
            lines.add("# " + golden.meaning());
            lines.add(golden.name() + ": " + HexFormat.of().formatHex(golden.payload()));
        }
        Files.createDirectories(FOLDER);
        Files.writeString(FOLDER.resolve(side + ".hex"), String.join("\n", lines) + "\n");
        Files.writeString(FOLDER.resolve(side + ".json"), json(frames));
    }

    private static Set<String> bodies(List<FieldDescriptor> fields) {
        return fields.stream().map(FieldDescriptor::getName).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> told(List<Golden> frames) {
        return frames.stream()
                .flatMap(golden -> golden.content().getAllFields().keySet().stream())
                .map(FieldDescriptor::getName)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    // The canonical JSON of proto3, so that the other side needs no code of its own to compare.

    private static String json(List<Golden> frames) {
        return frames.stream()
                .map(golden -> "  " + quoted(golden.name()) + ": " + json(golden.content()))
                .collect(Collectors.joining(",\n", "{\n", "\n}\n"));
    }

    private static String json(Message message) {
        return message.getAllFields().entrySet().stream()
                .map(field -> quoted(field.getKey().getJsonName()) + ": " + value(field.getKey(), field.getValue()))
                .collect(Collectors.joining(", ", "{", "}"));
    }

    private static String value(FieldDescriptor field, Object value) {
        if (field.isRepeated() && value instanceof List<?> list) {
            return list.stream().map(one -> single(field, one)).collect(Collectors.joining(", ", "[", "]"));
        }
        return single(field, value);
    }

    private static String single(FieldDescriptor field, Object value) {
        return switch (value) {
            case Message message -> json(message);
            case String text -> quoted(text);
            case ByteString bytes -> quoted(Base64.getEncoder().encodeToString(bytes.toByteArray()));
            case EnumValueDescriptor word -> quoted(word.getName());
            case Long number -> quoted(Long.toUnsignedString(number));
            case Integer number -> Integer.toUnsignedString(number);
            case Boolean bool -> bool.toString();
            default -> throw new IllegalStateException(field + " holds a " + value.getClass());
        };
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
