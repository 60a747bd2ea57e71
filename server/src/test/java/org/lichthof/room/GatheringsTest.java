package org.lichthof.room;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.lichthof.room.Playbill.GatheringSeen;
import org.lichthof.world.Facing;

/** Section C of the protocol: what members and bystanders are told. Cells are 256 wide. */
class GatheringsTest {
    private static List<Integer> cells(RoomScript scene) {
        return List.copyOf(new TreeSet<>(scene.out.all(GatheringSeen.class).stream()
                .map(GatheringSeen::cell)
                .toList()));
    }

    @Test
    void c1MembersAreToldWithWhomTheyTalk() {
        var scene = new RoomScript()
                .arrives("ann", 100, 100)
                .arrives("bob", 140, 100)
                .after(4);
        assertEquals(List.of("ann", "bob"), scene.with("ann"));
        assertEquals(List.of("ann", "bob"), scene.with("bob"));
    }

    @Test
    void c2BystandersAreToldInEveryCellThatHoldsAMember() {
        var scene = new RoomScript()
                .arrives("ann", 240, 100)
                .arrives("bob", 280, 100)
                .after(4);
        assertEquals(List.of(0, 1), cells(scene));
    }

    @Test
    void c2WhereAMemberLeavesBystandersAreTold() {
        var scene = new RoomScript()
                .arrives("ann", 240, 100)
                .arrives("bob", 280, 100)
                .after(4)
                .then()
                .departs("ann");
        scene.after(0.1);
        assertTrue(cells(scene).contains(0));
    }

    @Test
    void c2AnEndedConversationIsToldWithNobodyInIt() {
        var scene = new RoomScript()
                .arrives("ann", 240, 100)
                .arrives("bob", 280, 100)
                .after(4)
                .then()
                .departs("ann");
        scene.after(0.1);
        var last = scene.out.all(GatheringSeen.class).getLast().gathering();
        assertEquals(List.of(), last.speakers());
        assertEquals(List.of(), last.listeners());
        assertEquals(List.of(), scene.with("bob"));
    }

    @Test
    void c2AMemberWhoWalksIntoACellBringsTheKnowledge() {
        var map = new MapSketch("e" + "m".repeat(20)).meeting('m').map();
        var scene = new RoomScript(map)
                .arrives("ann", 240, 10)
                .arrives("bob", 200, 10)
                .after(1)
                .then();
        scene.sends("ann", 265, 10, Facing.EAST, true);
        assertEquals(List.of(1), cells(scene));
    }

    /** Ann, bob and cem in a meeting whose changes are told one by one; dan stands outside of it. */
    private static RoomScript largeMeeting() {
        var map = new MapSketch("e" + "m".repeat(20) + "....").meeting('m').map();
        return new RoomScript(map, RoomScript.PLAIN.withChangesFrom(3))
                .arrives("ann", 100, 10)
                .arrives("bob", 200, 10)
                .arrives("cem", 240, 10)
                .arrives("dan", 700, 10)
                .after(1);
    }

    @Test
    void c9WhoComesIntoALargeConversationIsToldTheWholeOthersTheChange() {
        var scene = largeMeeting().then().arrives("eve", 400, 10).after(0.2);
        assertEquals(
                4,
                scene.last("eve", RoomNotice.InConversation.class)
                        .orElseThrow()
                        .gathering()
                        .people());
        assertEquals(List.of(), scene.all("ann", RoomNotice.InConversation.class));
        var change = scene.last("ann", RoomNotice.ConversationChanged.class)
                .orElseThrow()
                .change();
        assertEquals(List.of(scene.idOf("eve")), change.speakers());
        assertEquals(List.of(), change.left());
        assertEquals(List.of("ann", "bob", "cem", "eve"), scene.with("ann"));
    }

    @Test
    void c9AllMembersGetTheVerySameNews() {
        var scene = largeMeeting().then().arrives("eve", 400, 10).after(0.2);
        assertSame(
                scene.last("ann", RoomNotice.ConversationChanged.class).orElseThrow(),
                scene.last("bob", RoomNotice.ConversationChanged.class).orElseThrow());
    }

    @Test
    void c9BystandersWhoKnowItAreToldTheChangeAndNewOnesTheWhole() {
        var scene = largeMeeting().then().arrives("eve", 650, 10).after(0.2);
        var changedIn = scene.out.all(Playbill.ChangeSeen.class).stream()
                .map(Playbill.ChangeSeen::cell)
                .toList();
        assertEquals(List.of(0), changedIn);
        assertEquals(List.of(2), cells(scene));
    }

    @Test
    void c9WhoMissedSomethingIsToldTheWholeAgain() {
        var scene = largeMeeting().then();
        scene.wishes(new RoomCommand.Look(scene.idOf("ann"), 800, 800, true));
        assertTrue(scene.out.all(Playbill.Window.class).getFirst().anew());
        assertEquals(
                3,
                scene.last("ann", RoomNotice.InConversation.class)
                        .orElseThrow()
                        .gathering()
                        .people());
    }

    @Test
    void c9NobodyIsToldTheWholeViewAgainAllTheTime() {
        var scene = largeMeeting().then();
        for (int i = 0; i < 20; i++) {
            scene.wishes(new RoomCommand.Look(scene.idOf("ann"), 800, 800, true));
        }
        assertEquals(2, scene.out.all(Playbill.Window.class).size());
    }

    @Test
    void c2ACellIsToldWithItsGatheringsOnce() {
        var scene = new RoomScript()
                .arrives("ann", 100, 100)
                .arrives("bob", 140, 100)
                .after(4)
                .then();
        scene.room.tellCell(0, scene.out);
        assertEquals(1, scene.out.all(GatheringSeen.class).size());
    }
}
