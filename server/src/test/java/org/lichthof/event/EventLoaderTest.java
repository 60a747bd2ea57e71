package org.lichthof.event;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lichthof.world.LocalText;
import org.lichthof.world.RoomId;
import org.lichthof.yaml.Mistake;

class EventLoaderTest {
    private static final KeptFor KEPT = new KeptFor(30, 7);

    @TempDir
    Path folder;

    @Test
    void aPageBecomesAnEvent() throws Exception {
        page("bau", """
                title: {de: Bautag, en: Building day}
                privacy: {de: "{roomDays} und {directDays} Tage", en: "{roomDays} and {directDays} days"}
                open: false
                rooms:
                  - name: hall
                    title: Hall
                    map: maps/hall.tmj
                    capacity: 30
                  - name: garden
                    title: {de: Garten, en: Garden}
                    map: garden.tmj
                """);
        map("bau/maps/hall.tmj");
        map("bau/garden.tmj");

        Event event = EventLoader.load(folder, KEPT).events().getFirst();
        assertEquals(new EventId("bau"), event.id());
        assertEquals("Building day", event.title().in("en"));
        assertEquals("30 und 7 Tage", event.privacyNote().in("de"));
        assertEquals(List.of("de", "en"), event.languages());
        assertFalse(event.isOpen());
        assertEquals(
                new RoomPlan(new RoomId("hall"), LocalText.of("Hall"), folder.resolve("bau/maps/hall.tmj"), 30),
                event.firstRoom());
        assertEquals(500, event.room(new RoomId("garden")).orElseThrow().capacity());
    }

    @Test
    void everyMistakeOfEveryPageIsToldAtOnce() throws Exception {
        page("one", """
                titel: Mein Treffen
                languages: [deutsch]
                rooms:
                  - name: Große Halle
                    title: {deutsch: x}
                    map: none.tmj
                    capacity: 0
                  - map: ../two/event.yaml
                    title: x
                """);
        page("two", "title: {de: Nur deutsch}\nopen: soon\nrooms: 3\n");
        page("Three!", "");

        List<Mistake> mistakes = mistakes();
        assertTold(mistakes, "one/event.yaml:1", "'titel' is not known", "'title'");
        assertTold(mistakes, "one/event.yaml:1", "'title' is missing", "title: {de");
        assertTold(mistakes, "one/event.yaml:2", "'deutsch' is not the tag", "de, en");
        assertTold(mistakes, "one/event.yaml:4", "'Große Halle'", "small letters");
        assertTold(mistakes, "one/event.yaml:6", "no map 'none.tmj'", "beside event.yaml");
        assertTold(mistakes, "one/event.yaml:7", "1 to 10000, not '0'", "500");
        assertTold(mistakes, "one/event.yaml:8", "'name' is missing", "name: hall");
        assertTold(mistakes, "one/event.yaml:8", "outside of the event's folder", "inside");
        assertTold(mistakes, "two/event.yaml:1", "no text in 'en'", "languages");
        assertTold(mistakes, "two/event.yaml:2", "not 'soon'", "true or false");
        assertTold(mistakes, "two/event.yaml:3", "'rooms' is a list", "");
        assertTold(mistakes, "Three!", "cannot be the name of an event", "Rename");
    }

    @Test
    void aMistakeInOnePageKeepsNoOtherEventClosed() throws Exception {
        page("broken", "title: x\nrooms: 3\n");
        page("good", "title: x\nrooms:\n  - {name: a, title: A, map: a.tmj}\n");
        map("good/a.tmj");
        EventLoader.Planned planned = EventLoader.load(folder, KEPT);
        assertEquals(
                List.of("good"),
                planned.events().stream().map(event -> event.id().value()).toList());
        assertEquals(Set.of("broken"), planned.refused().keySet());
    }

    private List<Mistake> mistakes() {
        return EventLoader.load(folder, KEPT).refused().values().stream()
                .flatMap(List::stream)
                .toList();
    }

    @Test
    void twoRoomsOfOneNameAreTold() throws Exception {
        page("x", "title: x\nrooms:\n  - {name: a, title: A, map: a.tmj}\n  - {name: a, title: B, map: a.tmj}\n");
        map("x/a.tmj");
        assertTold(mistakes(), "x/event.yaml:4", "two rooms 'a'", "another name");
    }

    @Test
    void aFolderThatIsNotThereHasNoEvents() {
        assertEquals(List.of(), EventLoader.load(folder.resolve("none"), KEPT).events());
    }

    @Test
    void theDemoEventComesWithTheProgram() {
        Event demo = EventLoader.demo(KEPT);
        assertEquals("demo", demo.id().value());
        assertEquals("Digitaler Innovations-Hub", demo.title().in("de"));
        assertEquals("Digital Innovation Hub", demo.title().in("en"));
        assertEquals(
                List.of("hall", "garden"),
                demo.rooms().stream().map(room -> room.id().value()).toList());
        assertEquals(
                List.of(500, 200), demo.rooms().stream().map(RoomPlan::capacity).toList());
        assertTrue(demo.privacyNote().in("de").contains("nach 30 Tagen gelöscht"));
        assertTrue(demo.privacyNote().in("en").contains("to a person after 7 days"));
        demo.rooms().forEach(room -> assertTrue(Files.isRegularFile(room.map()), room.map()::toString));
    }

    private void page(String event, String text) throws Exception {
        Files.writeString(Files.createDirectories(folder.resolve(event)).resolve("event.yaml"), text);
    }

    private void map(String path) throws Exception {
        Files.createDirectories(folder.resolve(path).getParent());
        Files.writeString(folder.resolve(path), "{}");
    }

    private static void assertTold(List<Mistake> mistakes, String place, String what, String remedy) {
        assertTrue(
                mistakes.stream()
                        .anyMatch(mistake -> mistake.place().endsWith(place)
                                && mistake.what().contains(what)
                                && mistake.remedy().contains(remedy)),
                () -> "nothing about " + place + ", " + what + ", " + remedy + " in\n" + mistakes);
    }
}
