package org.lichthof.room;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.lichthof.room.RoomNotice.TypingInRoomNow;

/** N8 of the protocol: who is writing to the whole room. */
class RoomTypingTest {
    private static RoomScript crowdOf(int people) {
        var scene = new RoomScript();
        for (int i = 0; i < people; i++) {
            scene.arrives("p" + i, 40 + i % 10 * 180, 40 + i / 10 * 120);
        }
        return scene.after(1).then();
    }

    private static List<Integer> shownTo(RoomScript scene, String reader) {
        return scene.last(reader, TypingInRoomNow.class).orElseThrow().members();
    }

    private static int member(RoomScript scene, String name) {
        return RoomScript.memberOf(scene.idOf(name));
    }

    @Test
    void n8InASmallRoomAllOthersSeeWhoWritesToTheRoom() {
        var scene = crowdOf(3).typesToTheRoom("p0", true).after(1);
        assertEquals(List.of(member(scene, "p0")), shownTo(scene, "p1"));
        assertEquals(List.of(member(scene, "p0")), shownTo(scene, "p2"));
        assertEquals(List.of(), scene.all("p0", TypingInRoomNow.class));
    }

    @Test
    void n8ItEndsByItselfAfterSixSeconds() {
        var scene = crowdOf(2).typesToTheRoom("p0", true).after(5.9);
        assertEquals(1, shownTo(scene, "p1").size());
        scene.after(0.2);
        assertEquals(List.of(), shownTo(scene, "p1"));
    }

    @Test
    void n8WhoGoesOnWritingIsToldOnce() {
        var scene = crowdOf(2);
        for (int i = 0; i < 5; i++) {
            scene.typesToTheRoom("p0", true).after(4);
        }
        assertEquals(1, scene.all("p1", TypingInRoomNow.class).size());
    }

    @Test
    void n8AtMostFiveNamesAreTold() {
        var scene = crowdOf(10);
        for (int i = 0; i < 9; i++) {
            scene.typesToTheRoom("p" + i, true);
        }
        scene.after(1);
        assertEquals(
                List.of(
                        member(scene, "p0"),
                        member(scene, "p1"),
                        member(scene, "p2"),
                        member(scene, "p3"),
                        member(scene, "p4")),
                shownTo(scene, "p9"));
        assertEquals(member(scene, "p5"), shownTo(scene, "p0").getLast());
    }

    @Test
    void n8InALargeRoomNobodyIsShown() {
        var scene = crowdOf(51).typesToTheRoom("p0", true).after(1);
        assertEquals(List.of(), scene.all("p1", TypingInRoomNow.class));
    }

    @Test
    void n8WhenTheRoomGrowsLargeNobodyIsShownAnyMore() {
        var scene = crowdOf(50).typesToTheRoom("p0", true).after(1);
        assertEquals(1, shownTo(scene, "p1").size());
        scene.arrives("p50", 40, 1000).after(1);
        assertEquals(List.of(), shownTo(scene, "p1"));
    }

    @Test
    void n8WhoComesInSeesWhoIsWriting() {
        var scene = crowdOf(2)
                .typesToTheRoom("p0", true)
                .after(1)
                .arrives("late", 900, 900)
                .after(1);
        assertEquals(List.of(member(scene, "p0")), shownTo(scene, "late"));
        scene.then().comesBack("late", 0).after(1);
        assertEquals(List.of(member(scene, "p0")), shownTo(scene, "late"));
    }

    @Test
    void n8WhoGoesOrLosesTheLineWritesNoMore() {
        var scene =
                crowdOf(3).typesToTheRoom("p0", true).typesToTheRoom("p1", true).after(1);
        scene.departs("p0").losesConnection("p1").after(1);
        assertEquals(List.of(), shownTo(scene, "p2"));
    }

    @Test
    void n8BeginningAndCeasingAllTheTimeIsToldTwiceASecondAtMost() {
        var scene = crowdOf(2);
        for (int i = 0; i < 100; i++) {
            scene.typesToTheRoom("p0", i % 2 == 0).after(0.05);
        }
        int told = scene.all("p1", TypingInRoomNow.class).size();
        assertTrue(told <= 11, () -> "told " + told + " times in five seconds");
    }
}
