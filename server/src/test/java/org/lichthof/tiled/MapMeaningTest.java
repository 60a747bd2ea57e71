package org.lichthof.tiled;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.lichthof.tiled.MapBuilder.object;
import static org.lichthof.tiled.MapBuilder.properties;

import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.lichthof.world.Area;
import org.lichthof.world.Entry;
import org.lichthof.world.Point;
import org.lichthof.world.Shape;

/** The words of maps: the same on layers, objects and tiles. */
class MapMeaningTest {
    @Test
    void collidesHoldsOnTilesLayersAndObjects() {
        var map = MapBuilder.floor(4, 3)
                .layer("furniture", "#...", "....", "....")
                .meaning("fence", properties("collides", true), ".1..", "....", "....");
        map.objects(
                "things",
                map.rectangle("", "crate", 2, 1, 2, 1, "collides", true),
                object("id", 9, "gid", 2, "x", 0, "y", 96, "width", 32, "height", 32));

        var grid = map.open().world().grid();

        assertTrue(grid.isWall(0, 0) && grid.isWall(1, 0) && grid.isWall(2, 1) && grid.isWall(3, 1));
        assertTrue(grid.isWall(0, 2), "a tile object blocks like its tile");
        assertFalse(grid.isWall(2, 0) || grid.isWall(1, 1) || grid.isWall(1, 2));
    }

    @Test
    void whatAGroupSaysHoldsForEveryLayerInIt() {
        var map = MapBuilder.floor(4, 1);
        var fence = map.tileLayer(object(), "fence", MapBuilder.gids("1..."));
        var gate = map.tileLayer(object("properties", properties("collides", false)), "gate", MapBuilder.gids(".1.."));
        var crates = MapBuilder.objectLayer("crates", List.of(map.rectangle("", "crate", 2, 0, 1, 1)));
        var inner = object("type", "group", "name", "inner", "layers", List.of(fence, gate, crates));
        map.layers.add(object(
                "type",
                "group",
                "name",
                "closed",
                "properties",
                properties("collides", true, "silent", "true", "sielnt", true),
                "layers",
                List.of(inner)));

        var world = map.open().world();

        assertTrue(world.grid().isWall(0, 0), "also for groups in it");
        assertFalse(world.grid().isWall(1, 0), "unless the layer says something else");
        assertTrue(world.grid().isWall(2, 0), "and for objects");
        assertEquals(
                List.of("closed/inner/fence", "closed/inner/gate", "crate"),
                world.areas().stream().map(area -> area.about().name()).toList());
        assertTrue(world.areas().stream().allMatch(area -> area instanceof Area.Quiet));
        assertEquals(
                List.of("layer 'closed'"),
                map.load().problems().stream()
                        .filter(problem -> problem.code().equals("misspelt"))
                        .map(MapProblem::place)
                        .toList(),
                "a slip is told where it was written, once");
    }

    @Test
    void aLayerCoversItsTiles() {
        var map = MapBuilder.floor(3, 1).meaning("hush", properties("silent", true), ".11");

        Area quiet = map.open().world().areas().getFirst();

        assertInstanceOf(Area.Quiet.class, quiet);
        assertInstanceOf(Shape.Tiles.class, quiet.shape());
        assertFalse(quiet.shape().contains(31, 5));
        assertTrue(quiet.shape().contains(32, 5));
        assertEquals("hush", quiet.about().name());
    }

    @Test
    void aTileCoversWhereItIsPlaced() {
        var map = MapBuilder.floor(4, 1);
        map.tiles.add(MapBuilder.tile(6, "exitUrl", "garden.json#gate"));
        map.tiles.add(MapBuilder.tile(7, "exitUrl", "garden.json#gate"));
        map.layer("doors", "7..8");

        List<Area> areas = map.open().world().areas();

        assertEquals(1, areas.size(), "equal tiles make one area");
        assertEquals(new Area.Exit.Elsewhere("garden-json", "gate"), ((Area.Exit) areas.getFirst()).target());
        assertTrue(areas.getFirst().shape().contains(0, 0)
                && areas.getFirst().shape().contains(100, 0));
        assertFalse(areas.getFirst().shape().contains(50, 0));
    }

    @Test
    void severalMeaningsMakeSeveralAreasOfOneShape() {
        var map = MapBuilder.floor(4, 4);
        map.objects(
                "areas",
                map.rectangle(
                        "area",
                        "kiosk",
                        1,
                        1,
                        2,
                        2,
                        "silent",
                        "true",
                        "openWebsite",
                        "https://example.org/",
                        "focusable",
                        true,
                        "zoom_margin",
                        0.5));

        List<Area> areas = map.open().world().areas();

        assertEquals(
                List.of("quiet", "website", "focus"),
                areas.stream().map(SceneAreas::kind).toList());
        assertEquals(
                Set.of(new Shape.Rectangle(32, 32, 64, 64)),
                Set.copyOf(areas.stream().map(Area::shape).toList()));
        assertEquals(
                List.of("kiosk", "kiosk 2", "kiosk 3"),
                areas.stream().map(area -> area.about().name()).toList());
        assertEquals(0.5, ((Area.Focus) areas.get(2)).margin());
    }

    @Test
    void aJitsiRoomIsAMeeting() {
        var map = MapBuilder.floor(2, 2).meaning("room", properties("jitsiRoom", "Blue room"), "1.", "..");

        Area area = map.open().world().areas().getFirst();

        assertInstanceOf(Area.Meeting.class, area);
        assertEquals("Blue room", area.about().title().in("de"));
    }

    @Test
    void aViewIsNoPlaceThatIsCalledByItsName() {
        var map = MapBuilder.floor(4, 1);
        map.objects(
                "areas",
                map.rectangle("focus", "plenum-view", 0, 0, 2, 1),
                map.rectangle("place", "Plenum", 0, 0, 2, 1));

        List<Area> areas = map.open().world().areas();

        assertEquals(true, areas.get(0).about().title().isEmpty());
        assertEquals("Plenum", areas.get(1).about().title().in("de"));
    }

    @Test
    void ownAreasHaveTitlesDistancesCapacityAndRoles() {
        var map = MapBuilder.floor(20, 2);
        String[] classes = {"meeting", "booth", "group", "help", "place", "quiet", "stage", "audience"};
        for (int i = 0; i < classes.length; i++) {
            map.objects(
                    "areas " + i,
                    map.rectangle(
                            classes[i],
                            "a" + i,
                            2 * i,
                            0,
                            1,
                            1,
                            "title_de",
                            "Titel",
                            "title_en",
                            "Title",
                            "description",
                            "Text",
                            "joinDistance",
                            80,
                            "capacity",
                            "5",
                            "onlyFor",
                            "host, organiser"));
        }

        List<Area> areas = map.open().world().areas();

        assertEquals(List.of(classes), areas.stream().map(SceneAreas::kind).toList());
        for (Area area : areas) {
            assertEquals("Titel", area.about().title().in("de"));
            assertEquals("Title", area.about().title().in("en"));
            assertEquals("Text", area.about().description().in("en"));
            assertEquals(Set.of("host", "organiser"), area.about().onlyFor());
        }
        var talk = new Area.TalkOverrides(OptionalInt.of(80), OptionalInt.of(5));
        assertEquals(talk, ((Area.Meeting) areas.get(0)).talk());
        assertEquals(talk, ((Area.Place) areas.get(4)).talk());
        assertEquals("stage", ((Area.Stage) areas.get(6)).stage());
        assertEquals("stage", ((Area.Audience) areas.get(7)).stage());
    }

    @Test
    void stagesAndAudiencesArePairedByName() {
        var map = MapBuilder.floor(6, 1);
        map.objects(
                "areas",
                map.rectangle("stage", "s", 0, 0, 1, 1, "stage", "plenum"),
                map.rectangle("", "m", 2, 0, 1, 1, "speakerMegaphone", true, "stage", "plenum"),
                map.rectangle("", "l", 4, 0, 1, 1, "listenerMegaphone", "plenum"));

        List<Area> areas = map.open().world().areas();

        assertEquals("plenum", ((Area.Stage) areas.get(0)).stage());
        assertEquals("plenum", ((Area.Stage) areas.get(1)).stage());
        assertEquals("plenum", ((Area.Audience) areas.get(2)).stage());
    }

    @Test
    void anUnknownRoleShutsAndIsReported() {
        var map = MapBuilder.floor(2, 1);
        map.objects("areas", map.rectangle("meeting", "m", 0, 0, 1, 1, "onlyFor", "king"));

        assertTrue(map.codes().contains("unknown-role"));
        assertFalse(map.open().world().areas().getFirst().about().admits(Set.of("organiser")));
    }

    @Test
    void exitsLeadToRoomsEntriesAndAddresses() {
        var map = MapBuilder.floor(8, 1)
                .meaning("a", properties("exitUrl", "../maps/garden.json"), "1.......")
                .meaning("b", properties("exitUrl", "#stage"), "..1.....")
                .meaning("c", properties("exitSceneUrl", "https://example.org/other"), "....1...")
                .meaning("d", properties("exitUrl", "lost.json"), "......1.");
        map.file("maps/map.json", map.bytes());

        MapLoad load = new MapLoader(map, map.limits)
                .load(
                        "maps/map.json",
                        path -> path.equals("maps/garden.json")
                                ? java.util.Optional.of(new org.lichthof.world.RoomId("garden"))
                                : java.util.Optional.empty());

        assertEquals(
                List.of(
                        new Area.Exit.Elsewhere("garden", ""),
                        new Area.Exit.Elsewhere("", "stage"),
                        new Area.Exit.Outside("https://example.org/other")),
                load.map().orElseThrow().world().areas().stream()
                        .map(area -> ((Area.Exit) area).target())
                        .toList());
        assertTrue(load.problems().stream()
                .anyMatch(problem -> problem.code().equals("dangling-exit")
                        && problem.place().equals("layer 'd'")));
    }

    @Test
    void addressesOfOtherProductsAreToldAndLeadNowhere() {
        for (String address : List.of("/@/org/world/map", "{{{ exit }}}", "/_/global/example.org/map.json", "..")) {
            var map = MapBuilder.floor(2, 1).meaning("door", properties("exitUrl", address), "1.");

            assertTrue(map.codes().contains("dangling-exit"), address);
            assertEquals(List.of(), map.open().world().areas(), address);
        }
        var page = MapBuilder.floor(2, 1).meaning("board", properties("openWebsite", "{{{ board }}}"), "1.");
        assertTrue(page.codes().contains("bad-address"));
    }

    @Test
    void websitesOpenOnEnterOrOnAction() {
        var map = MapBuilder.floor(4, 1)
                .meaning("a", properties("openWebsite", "https://a.example/"), "1...")
                .meaning(
                        "b",
                        properties(
                                "openWebsite",
                                "https://b.example/",
                                "openWebsiteTrigger",
                                "onaction",
                                "openWebsiteTriggerMessage",
                                "Press!"),
                        ".1..")
                .meaning("c", properties("openWebsite", "javascript:alert(1)"), "..1.");

        List<Area> areas = map.open().world().areas();

        assertEquals(2, areas.size(), "only web addresses are opened");
        assertEquals(Area.Trigger.ON_ENTER, ((Area.Website) areas.get(0)).trigger());
        assertEquals(Area.Trigger.ON_ACTION, ((Area.Website) areas.get(1)).trigger());
        assertEquals("Press!", ((Area.Website) areas.get(1)).message().in("en"));
        assertTrue(map.codes().contains("bad-address"));
    }

    @Test
    void soundsLoopAndHaveAVolume() {
        var map = MapBuilder.floor(2, 1)
                .meaning("a", properties("playAudio", "birds.mp3", "audioLoop", true, "audioVolume", 0.3), "1.");
        map.file("birds.mp3", "ID3");

        var sound = (Area.Sound) map.open().world().areas().getFirst();

        assertTrue(sound.loop());
        assertEquals(0.3, sound.volume());
        assertTrue(map.scene()
                .get("areas")
                .get(0)
                .get("sound")
                .get("url")
                .stringValue()
                .matches("/maps/sounds/[0-9a-f]{32}\\.mp3"));
        assertTrue(
                map.open().assets().stream().anyMatch(asset -> asset.mediaType().equals("audio/mpeg")));
    }

    @Test
    void soundsOfThirdPartiesAreLeftOutAndReported() {
        var map = MapBuilder.floor(2, 1).meaning("a", properties("playAudio", "https://radio.example/live.mp3"), "1.");

        assertFalse(map.scene().get("areas").get(0).has("sound"));
        assertTrue(map.codes().contains("third-party"));
        assertTrue(map.load().toString().contains("Put the file beside the map"), map.load()::toString);
    }

    @Test
    void theMapSetsTitlesAndTalk() {
        var world = MapBuilder.floor(2, 2)
                .property("mapName", "Hall")
                .property("mapDescription", "A hall.")
                .property("joinDistance", 70)
                .property("leaveDistance", 60)
                .property("dwellSeconds", 0.5)
                .property("capacity", 1)
                .open()
                .world();

        assertEquals("Hall", world.title().in("de"));
        assertEquals("A hall.", world.description().in("de"));
        assertEquals(OptionalInt.of(70), world.talk().joinDistance());
        assertEquals(OptionalInt.empty(), world.talk().leaveDistance(), "smaller than joining");
        assertEquals(0.5, world.talk().dwellSeconds().orElseThrow());
        assertEquals(OptionalInt.empty(), world.talk().capacity(), "one person talks to nobody");
    }

    @Test
    void aLayerNamedStartIsTheDefaultEntryWhereverItStands() {
        var map = MapBuilder.floor(4, 1)
                .meaning("gate", properties("startLayer", true), "1...")
                .layer("start", "..11");

        List<Entry> entries = map.open().world().entries();

        assertEquals(List.of("start", "gate"), entries.stream().map(Entry::name).toList());
        assertEquals(
                List.of(new Point(80, 16), new Point(112, 16)),
                entries.getFirst().spots());
    }

    @Test
    void objectsAndTilesAreEntriesToo() {
        var map = MapBuilder.floor(6, 2);
        map.tiles.add(MapBuilder.tile(8, "start", "side"));
        map.layer("marks", ".....9", "......");
        map.objects(
                "areas",
                map.rectangle("area", "lawn", 0, 0, 2, 2, "start", true),
                object("id", 7, "class", "start", "name", "door", "point", true, "x", 100, "y", 40));

        List<Entry> entries = map.open().world().entries();

        assertEquals(
                List.of("lawn", "door", "side"),
                entries.stream().map(Entry::name).toList());
        assertEquals(4, entries.get(0).spots().size());
        assertEquals(List.of(new Point(100, 40)), entries.get(1).spots());
        assertEquals(List.of(new Point(176, 16)), entries.get(2).spots());
    }

    @Test
    void walledStartsAreLeftOutAndReported() {
        var map = MapBuilder.floor(3, 1).layer("walls", "#..").layer("start", "11.");

        assertEquals(
                List.of(new Point(48, 16)),
                map.open().world().entries().getFirst().spots());
        assertTrue(map.codes().contains("start-in-wall"));
    }

    @Test
    void withoutAStartPeopleComeInInTheMiddle() {
        var map = MapBuilder.floor(5, 5).layer("walls", ".....", ".....", "..#..", ".....", ".....");

        assertTrue(map.open()
                .world()
                .grid()
                .isFree(map.open().world().entries().getFirst().spots().getFirst()));
        assertTrue(map.codes().contains("no-start"));
    }

    @Test
    void aMapWithoutFloorIsRefused() {
        assertTrue(MapBuilder.bare(2, 1).layer("walls", "##").load().map().isEmpty());
    }
}
