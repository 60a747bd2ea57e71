package org.lichthof;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lichthof.event.Event;
import org.lichthof.event.EventLoader;
import org.lichthof.event.KeptFor;
import org.lichthof.hosting.RoomKey;
import org.lichthof.room.RoomRules;
import org.lichthof.world.RoomId;

/** Which events open, and what their maps may use. */
class EventMapsTest {
    private static final String MAP = """
            {"orientation": "orthogonal", "width": 2, "height": 1, "tilewidth": 32, "tileheight": 32,
             "tilesets": [{"firstgid": 1, "name": "t", "tilewidth": 32, "tileheight": 32, "tilecount": 1, "columns": 1,
                           "image": "%s", "imagewidth": 32, "imageheight": 32}],
             "layers": [{"type": "tilelayer", "name": "start", "width": 2, "height": 1, "data": [1, 1]}]}
            """;

    @TempDir
    private Path folder = Path.of("");

    @Test
    void aBrokenMapClosesItsEventAndNoOther() throws IOException, CannotStart {
        event("fair", "hall.tmj", "garden.tmj");
        Files.writeString(folder.resolve("fair/hall.tmj"), MAP.formatted("a.png"));
        Files.writeString(folder.resolve("fair/garden.tmj"), "{\"layers\": 3");
        event("market", "hall.tmj");
        Files.writeString(folder.resolve("market/hall.tmj"), MAP.formatted("a.png"));

        EventMaps maps = load();

        assertEquals(
                List.of("market"),
                maps.opened().stream().map(event -> event.id().value()).toList());
        assertEquals(Optional.empty(), maps.sceneAddress(new RoomKey("fair", new RoomId("room-0"))));
        assertEquals(Optional.empty(), maps.open(new RoomKey("fair", new RoomId("room-0"))));
        assertTrue(maps.open(new RoomKey("market", new RoomId("room-0"))).isPresent());
        assertEquals(1, maps.closed().size());
        String why = maps.closed().values().iterator().next();
        assertTrue(why.startsWith("The event 'fair' stays closed because its map"), why);
        assertTrue(why.contains("garden.tmj line 1 column 13"), why);
    }

    @Test
    void aMapMayUseWhatLiesAnywhereInTheFolderOfItsEventAndNothingElse() throws IOException, CannotStart {
        event("fair", "maps/hall.tmj");
        Files.createDirectories(folder.resolve("fair/tilesets"));
        Files.createDirectories(folder.resolve("other"));
        Files.write(folder.resolve("fair/tilesets/a.png"), png());
        Files.write(folder.resolve("other/b.png"), png());

        Files.writeString(folder.resolve("fair/maps/hall.tmj"), MAP.formatted("../tilesets/a.png"));
        assertTrue(scene(load()).contains("/maps/images/"));

        Files.writeString(folder.resolve("fair/maps/hall.tmj"), MAP.formatted("../../other/b.png"));
        assertTrue(!scene(load()).contains("/maps/images/"), "it opens, and nothing outside is shown");
    }

    private static String scene(EventMaps maps) {
        String address =
                maps.sceneAddress(new RoomKey("fair", new RoomId("room-0"))).orElseThrow();
        return new String(maps.find(address).orElseThrow().bytes(), java.nio.charset.StandardCharsets.UTF_8);
    }

    private EventMaps load() throws CannotStart {
        List<Event> events = EventLoader.load(folder, new KeptFor(30, 7)).events();
        return EventMaps.load(events, RoomRules.DEFAULT, 1);
    }

    private void event(String name, String... maps) throws IOException {
        var page = new StringBuilder("title: x\nrooms:\n");
        for (int i = 0; i < maps.length; i++) {
            page.append("  - {name: room-" + i + ", title: x, map: " + maps[i] + "}\n");
            Path map = folder.resolve(name).resolve(maps[i]);
            Files.createDirectories(map.getParent());
            Files.writeString(map, "{}");
        }
        Files.writeString(folder.resolve(name).resolve("event.yaml"), page);
    }

    /** As much of a picture of 32 x 32 as the server looks at. */
    private static byte[] png() {
        return java.nio.ByteBuffer.allocate(40)
                .putLong(0x89504e470d0a1a0aL)
                .putInt(13)
                .put("IHDR".getBytes(java.nio.charset.StandardCharsets.US_ASCII))
                .putInt(32)
                .putInt(32)
                .array();
    }
}
