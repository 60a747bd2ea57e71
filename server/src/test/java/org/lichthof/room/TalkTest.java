package org.lichthof.room;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.lichthof.room.RoomNotice.Refusal;
import org.lichthof.room.RoomNotice.SaidNearby;
import org.lichthof.room.RoomNotice.SayNearbyDone;
import org.lichthof.room.RoomNotice.TypingNearbyNow;

/** Section N of the protocol: what is written to those who stand together. */
class TalkTest {
    private static RoomScript annAndBob() {
        return new RoomScript()
                .arrives("ann", 100, 100)
                .arrives("bob", 140, 100)
                .after(4);
    }

    @Test
    void n1EverybodyInTheConversationHearsItAndNobodyElse() {
        var scene = annAndBob().arrives("eve", 400, 100).after(4).says("ann", "hello");
        assertEquals(List.of("hello"), scene.heard("ann"));
        assertEquals(List.of("hello"), scene.heard("bob"));
        assertEquals(List.of(), scene.heard("eve"));
    }

    @Test
    void n1WhoSaysItIsToldThatItArrived() {
        var scene = annAndBob().saysAs("ann", "hello", "mark");
        assertEquals(
                "mark", scene.last("ann", SayNearbyDone.class).orElseThrow().clientRef());
        assertEquals(List.of(), scene.all("bob", SayNearbyDone.class));
    }

    @Test
    void n1OnlyTheirOwnCopyCarriesTheClientsMark() {
        var scene = annAndBob().saysAs("ann", "hello", "mark");
        assertEquals("mark", scene.last("ann", SaidNearby.class).orElseThrow().clientRef());
        assertEquals("", scene.last("bob", SaidNearby.class).orElseThrow().clientRef());
    }

    @Test
    void n2NumbersGrowForEachReader() {
        var scene = annAndBob().says("ann", "one").says("ann", "two").says("bob", "three");
        List<Long> numbers = scene.all("bob", SaidNearby.class).stream()
                .map(SaidNearby::number)
                .toList();
        assertEquals(3, numbers.size());
        assertEquals(numbers.stream().sorted().distinct().toList(), numbers);
    }

    @Test
    void n2AllReadersGetTheVerySameMessage() {
        var scene = annAndBob().arrives("eve", 120, 130).after(5).says("ann", "hello");
        assertSame(
                scene.last("bob", SaidNearby.class).orElseThrow(),
                scene.last("eve", SaidNearby.class).orElseThrow());
    }

    @Test
    void n2WhatWasHeardInAnotherRoomHasSmallerNumbers() {
        long elsewhere = 1_900_000_000_000L;
        var scene = new RoomScript().arrives("ann", 100, 100);
        scene.wishes(new RoomCommand.Arrive(
                scene.idOf("bob"),
                new Profile(7, "bob", 0, "citizen"),
                org.lichthof.conversation.Availability.AVAILABLE,
                new org.lichthof.world.Point(140, 100),
                org.lichthof.world.Facing.SOUTH,
                "",
                null,
                800,
                800,
                new Heard(List.of(), List.of(), elsewhere),
                elsewhere));
        scene.after(4).says("ann", "hello");
        assertTrue(scene.last("bob", SaidNearby.class).orElseThrow().number() > elsewhere);
    }

    @Test
    void n3WhoIsAloneSpeaksToNobody() {
        var scene = new RoomScript().arrives("ann", 100, 100).after(1).saysAs("ann", "hello", "mark");
        var refused = scene.last("ann", RoomNotice.Refused.class).orElseThrow();
        assertEquals(Refusal.NOT_IN_CONVERSATION, refused.why());
        assertEquals("mark", refused.clientRef());
    }

    @Test
    void n3AnAudienceListens() {
        var map = new MapSketch("""
                e.......
                .sss....
                ........
                .aaaaaa.
                .aaaaaa.
                """).stage('s', 'a').map();
        var scene = new RoomScript(map)
                .arrives("ann", 60, 48)
                .arrives("bob", 60, 110)
                .after(1);
        scene.says("bob", "may I?").says("ann", "welcome");
        assertEquals(Optional.of(Refusal.LISTENING_ONLY), scene.refusal("bob"));
        assertEquals(List.of("welcome"), scene.heard("bob"));
    }

    @Test
    void n4TheSameMarkIsDeliveredOnce() {
        var scene = annAndBob().saysAs("ann", "hello", "mark").saysAs("ann", "hello", "mark");
        assertEquals(List.of("hello"), scene.heard("bob"));
        assertEquals(2, scene.all("ann", SayNearbyDone.class).size());
    }

    @Test
    void n4TheSameMarkIsAnsweredEvenAfterTheConversationIsOver() {
        var scene = annAndBob()
                .saysAs("ann", "hello", "mark")
                .departs("bob")
                .after(1)
                .then();
        scene.saysAs("ann", "hello", "mark");
        assertEquals(1, scene.all("ann", SayNearbyDone.class).size());
        assertEquals(Optional.empty(), scene.refusal("ann"));
    }

    @Test
    void n5SpeakingIsRationed() {
        var scene = annAndBob();
        for (int i = 0; i < 6; i++) {
            scene.says("ann", "word " + i);
        }
        assertEquals(5, scene.heard("bob").size());
        var refused = scene.last("ann", RoomNotice.Refused.class).orElseThrow();
        assertEquals(Refusal.TOO_FAST, refused.why());
        assertEquals(1_000, refused.retryAfterMillis());
        scene.after(1).says("ann", "again");
        assertEquals(6, scene.heard("bob").size());
    }

    @Test
    void n6WhoCameLaterDoesNotReadWhatWasSaidBefore() {
        var scene = annAndBob().says("ann", "secret").arrives("eve", 120, 130).after(5);
        assertTrue(scene.areTogether("ann", "bob", "eve"));
        scene.losesConnection("eve").comesBack("eve", 0);
        assertEquals(List.of(), scene.heard("eve"));
    }

    @Test
    void n6WhatWasHeardIsKeptAcrossRoomsOfTheEvent() {
        var scene = annAndBob().says("ann", "hello").departs("bob").then().arrives("bob", 600, 600);
        assertEquals(List.of(), scene.heard("bob"));
        scene.comesBack("bob", 0);
        assertEquals(List.of("hello"), scene.heard("bob"));
    }

    @Test
    void n6TheNewestTwoHundredAreKept() {
        var scene = annAndBob();
        for (int i = 0; i < 250; i++) {
            scene.says("ann", "word " + i).after(1);
        }
        scene.then().comesBack("bob", 0);
        List<String> heard = scene.heard("bob");
        assertEquals(Heard.MOST_MESSAGES, heard.size());
        assertEquals("word 249", heard.getLast());
    }

    @Test
    void n7OthersSeeWhoIsTyping() {
        var scene = annAndBob().then().types("ann", true);
        assertEquals(List.of(new TypingNearbyNow(List.of(RoomScript.memberOf(scene.idOf("ann"))))), scene.told("bob"));
        assertEquals(List.of(), scene.told("ann"));
    }

    @Test
    void n7TypingEndsWithTheMessageOrAfterSixSeconds() {
        var scene = annAndBob().types("ann", true).says("ann", "done");
        assertEquals(
                List.of(),
                scene.last("bob", TypingNearbyNow.class).orElseThrow().members());
        scene.types("ann", true).after(5.9);
        assertEquals(
                1,
                scene.last("bob", TypingNearbyNow.class).orElseThrow().members().size());
        scene.after(0.2);
        assertEquals(
                List.of(),
                scene.last("bob", TypingNearbyNow.class).orElseThrow().members());
    }

    @Test
    void n7SayingAgainThatOneTypesIsNoNews() {
        var scene = annAndBob()
                .types("ann", true)
                .then()
                .after(3)
                .types("ann", true)
                .after(4);
        assertEquals(List.of(), scene.all("bob", TypingNearbyNow.class));
    }

    @Test
    void n7WhoLeavesTypesNoMore() {
        var scene = annAndBob()
                .arrives("eve", 120, 130)
                .after(5)
                .types("ann", true)
                .departs("ann")
                .after(1);
        assertEquals(
                List.of(),
                scene.last("bob", TypingNearbyNow.class).orElseThrow().members());
    }

    @Test
    void n7TypingAloneIsNoNews() {
        var scene = new RoomScript().arrives("ann", 100, 100).then().types("ann", true);
        assertEquals(List.of(), scene.out.lines());
    }
}
