package org.lichthof.tiled;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.lichthof.tiled.MapBuilder.object;
import static org.lichthof.tiled.MapFormatsTest.drawn;

import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Tilesets inside of maps and beside them, in JSON and XML. */
class TilesetFormatsTest {
    @Test
    void externalTilesetsAreReadInJsonAndXml() {
        var map = MapBuilder.bare(4, 1);
        map.tilesets.clear();
        map.tilesets.add(object("firstgid", 1, "source", "art/json.tsj"));
        map.tilesets.add(object("firstgid", 5, "source", "art/xml.tsx"));
        map.file("art/a.png", MapBuilder.png(64, 64)).file("art/b.png", MapBuilder.png(64, 64));
        map.file(
                "art/json.tsj",
                object(
                        "name",
                        "json",
                        "tilewidth",
                        32,
                        "tileheight",
                        32,
                        "tilecount",
                        4,
                        "columns",
                        2,
                        "image",
                        "a.png",
                        "imagewidth",
                        64,
                        "imageheight",
                        64,
                        "tiles",
                        List.of(MapBuilder.tile(1, "collides", true))));
        map.file("art/xml.tsx", """
                <?xml version="1.0" encoding="UTF-8"?>
                <tileset version="1.10" name="xml" tilewidth="32" tileheight="32" tilecount="4" columns="2">
                 <tileoffset x="3" y="-4"/>
                 <image source="../art/b.png" trans="ff00ff" width="64" height="64"/>
                 <tile id="0"><properties><property name="collides" type="bool" value="true"/></properties>
                  <animation><frame tileid="0" duration="250"/><frame tileid="3" duration="50"/></animation></tile>
                </tileset>
                """);
        map.layer("floor", "1256");

        assertEquals(".##.", drawn(map.open().world().grid()));
        var tilesets = map.scene().get("tilesets");
        assertEquals(2, tilesets.size());
        assertEquals(5, tilesets.get(1).get("firstId").intValue());
        assertEquals(-4, tilesets.get(1).get("offsetY").intValue());
        assertEquals("#ff00ff", tilesets.get(1).get("transparent").stringValue());
        assertEquals(
                "[{\"tile\":0,\"frames\":[{\"tile\":0,\"ms\":250},{\"tile\":3,\"ms\":50}]}]",
                tilesets.get(1).get("animations").toString());
    }

    @Test
    void aMissingTilesetIsAnErrorAndTheRestOpens() {
        var map = MapBuilder.floor(2, 1);
        map.tilesets.add(object("firstgid", 10, "source", "gone.tsx"));

        map.layers.add(map.tileLayer(object(), "lost", new int[] {10, 0}));

        assertTrue(map.codes().contains("missing-tileset"));
        assertFalse(map.codes().contains("unknown-tile"), "one mistake is told once");
        var ids = map.scene().get("layers").get(1).get("ids").stringValue();
        assertEquals(10, Base64.getDecoder().decode(ids)[0], "what it drew is drawn plainly");
        assertFalse(map.open().world().grid().isWall(0, 0), "and blocks nobody: nothing is known of it");
    }

    @Test
    void twoTilesetsMayHaveOneName() {
        var map = MapBuilder.floor(2, 1);
        map.tilesets.add(MapBuilder.sheet(10, "plain", "other.png"));
        map.file("other.png", MapBuilder.png(96, 96));
        map.layer(object(), "more", "..");
        map.layers.add(map.tileLayer(object(), "other", new int[] {10, 0}));

        assertEquals(2, map.scene().get("tilesets").size());
        assertEquals(10, map.scene().get("tilesets").get(1).get("firstId").intValue());
    }

    @Test
    void imagesMayHaveCapitalEndingsAndLieInAFolderBeside() {
        var map = MapBuilder.floor(2, 1);
        map.tilesets.set(0, MapBuilder.sheet(1, "plain", "../tilesets/Walls.PNG"));
        map.file("tilesets/Walls.PNG", MapBuilder.png(96, 96));
        map.file("maps/map.json", map.bytes());

        MapLoad load = new MapLoader(map, map.limits).load("maps/map.json", path -> java.util.Optional.empty());

        assertEquals(1, load.map().orElseThrow().assets().size(), load::toString);
    }
}
