package org.lichthof.conversation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.BitSet;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.lichthof.world.Area;
import org.lichthof.world.Facing;
import org.lichthof.world.WorldMap;

class NearnessTest {
    private static final double DWELL = ProximityRules.DEFAULT.dwellSeconds();
    private static final double LINGER = ProximityRules.DEFAULT.lingerSeconds();

    @Test
    void twoWhoStandTogetherTalk() {
        new ConversationScene()
                .arrives("ann", 500, 500)
                .arrives("bob", 540, 500)
                .after(2 * DWELL)
                .together("ann", "bob");
    }

    @Test
    void oneWhoStandsFarOffIsNotInIt() {
        new ConversationScene()
                .arrives("ann", 500, 500)
                .arrives("bob", 540, 500)
                .arrives("cem", 660, 500)
                .after(10)
                .together("ann", "bob")
                .alone("cem");
    }

    @Test
    void aMomentIsNotEnough() {
        new ConversationScene()
                .arrives("ann", 500, 500)
                .arrives("bob", 537, 500)
                .after(DWELL / 2)
                .alone("ann", "bob");
    }

    @Test
    void whoStandAtTwoThirdsOfTheJoinDistanceTalkAfterTheDwellTime() {
        double twoThirds = ProximityRules.DEFAULT.joinDistance() * 2 / 3;
        var scene = new ConversationScene()
                .arrives("ann", 500, 500)
                .arrives("bob", 500 + (int) twoThirds, 500)
                .step();
        scene.after(DWELL - 0.1).alone("ann", "bob").after(0.2).together("ann", "bob");
    }

    @Test
    void aSmallStepBackDoesNotEndAConversation() {
        var rules = ProximityRules.DEFAULT;
        int between = (int) rules.joinDistance() + 4;
        new ConversationScene()
                .arrives("ann", 500, 500)
                .arrives("bob", 540, 500)
                .after(3)
                .walks("bob", 500 + between, 500)
                .after(20)
                .together("ann", "bob");
    }

    @Test
    void whoWalksAwayHasLeftSoon() {
        new ConversationScene()
                .arrives("ann", 500, 500)
                .arrives("bob", 540, 500)
                .after(5)
                .heads("bob", 1400, 500)
                .after(0.2)
                .together("ann", "bob")
                .after(0.2 + ProximityRules.DEFAULT.goneSeconds())
                .alone("ann", "bob");
    }

    @Test
    void whoStaysJustOutsideIsWaitedForAndThenLetGo() {
        int outside = (int) (ProximityRules.DEFAULT.leaveDistance() * 1.3);
        new ConversationScene()
                .arrives("ann", 500, 500)
                .arrives("bob", 540, 500)
                .after(5)
                .walks("bob", 500 + outside, 500)
                .after(LINGER / 3)
                .together("ann", "bob")
                .after(3 * LINGER)
                .alone("ann", "bob");
    }

    @Test
    void whoWalksPastIsNotDrawnIn() {
        for (int speed : new int[] {90, ConversationScene.WALK, ConversationScene.RUN}) {
            var scene = new ConversationScene()
                    .arrives("ann", 500, 500)
                    .arrives("bob", 540, 500)
                    .after(5)
                    .arrives("cem", 100, 520)
                    .heads("cem", 1000, 520, speed);
            for (int i = 0; i < 120; i++) {
                scene.step().together("ann", "bob").alone("cem");
            }
        }
    }

    @Test
    void twoPassingEachOtherDoNotTalk() {
        var scene = new ConversationScene()
                .arrives("ann", 100, 500)
                .arrives("bob", 900, 510)
                .heads("ann", 900, 500)
                .heads("bob", 100, 510);
        for (int i = 0; i < 60; i++) {
            scene.step().alone("ann", "bob");
        }
    }

    @Test
    void aConversationThatWalksStaysTheSame() {
        var scene = new ConversationScene()
                .arrives("ann", 200, 500)
                .arrives("bob", 240, 500)
                .arrives("cem", 220, 530)
                .after(4);
        ConversationId before = scene.conversationOf("ann");
        scene.heads("ann", 1200, 500).heads("bob", 1240, 500).heads("cem", 1220, 530);
        for (int i = 0; i < 70; i++) {
            scene.step().together("ann", "bob", "cem");
        }
        assertEquals(before, scene.conversationOf("ann"));
    }

    @Test
    void aConversationThatWalksUpToSomebodyTakesThemIn() {
        var scene = new ConversationScene()
                .arrives("ann", 200, 500)
                .arrives("bob", 200, 532)
                .arrives("cem", 800, 505)
                .after(4);
        ConversationId before = scene.conversationOf("ann");
        scene.heads("ann", 768, 490).heads("bob", 768, 522).after(10).together("ann", "bob", "cem");
        assertEquals(before, scene.conversationOf("cem"));
    }

    @Test
    void twoWhoBeginToWalkTogetherAreAConversationOnTheWay() {
        new ConversationScene()
                .arrives("ann", 100, 500)
                .arrives("bob", 130, 500)
                .heads("ann", 1500, 500)
                .heads("bob", 1530, 500)
                .after(4)
                .together("ann", "bob");
    }

    @Test
    void aRowOfPeopleIsNotOneConversation() {
        var scene = new ConversationScene();
        for (int i = 0; i < 12; i++) {
            scene.arrives("p" + i, 200 + i * 40, 500);
        }
        scene.after(20);
        assertNotEquals(scene.conversationOf("p0"), scene.of("p11").orElse(new ConversationId(999)));
    }

    @Test
    void sixInASmallCircleWhoFaceEachOtherAreOneConversation() {
        var scene = new ConversationScene();
        String[] names = new String[6];
        for (int i = 0; i < 6; i++) {
            names[i] = "p" + i;
            double angle = 2 * Math.PI * i / 6;
            scene.arrives(
                    names[i],
                    500 + (int) Math.round(30 * Math.cos(angle)),
                    500 + (int) Math.round(30 * Math.sin(angle)));
            scene.turns(names[i], Facing.towards(-Math.cos(angle), -Math.sin(angle), Facing.SOUTH));
        }
        scene.after(20).together(names);
    }

    @Test
    void fourInASquareATileWideWhoLookTheSameWayAreOneConversation() {
        new ConversationScene()
                .arrives("ann", 500, 500)
                .arrives("bob", 532, 500)
                .arrives("cem", 500, 532)
                .arrives("dia", 532, 532)
                .after(10)
                .together("ann", "bob", "cem", "dia");
    }

    @Test
    void whoFaceEachOtherTalkFromFartherAwayThanWhoLookTheSameWay() {
        new ConversationScene()
                .arrives("ann", 500, 500)
                .arrives("bob", 565, 500)
                .after(10)
                .alone("ann", "bob")
                .turns("ann", Facing.EAST)
                .turns("bob", Facing.WEST)
                .after(3)
                .together("ann", "bob");
    }

    @Test
    void whoTurnTheirBacksToEachOtherDoNotTalkUntilOneTurnsRound() {
        new ConversationScene()
                .arrives("ann", 500, 500)
                .arrives("bob", 540, 500)
                .turns("ann", Facing.WEST)
                .turns("bob", Facing.EAST)
                .after(10)
                .alone("ann", "bob")
                .turns("bob", Facing.WEST)
                .after(3)
                .together("ann", "bob");
    }

    /** Nobody of the two moves: they are looked at because somebody near them did. */
    @Test
    void whenWhoStoodBetweenTwoWalksOffTheyTalk() {
        betweenTwo().heads("cem", 530, 1200).after(5).together("ann", "bob").alone("cem");
    }

    @Test
    void whenWhoStoodBetweenTwoLeavesTheRoomTheyTalk() {
        betweenTwo().departs("cem").after(5).together("ann", "bob");
    }

    private static ConversationScene betweenTwo() {
        return new ConversationScene()
                .arrives("ann", 500, 500)
                .arrives("cem", 530, 500, Availability.AWAY)
                .arrives("bob", 560, 500)
                .turns("ann", Facing.EAST)
                .turns("bob", Facing.WEST)
                .after(30)
                .alone("ann", "bob", "cem");
    }

    @Test
    void aWallSeparates() {
        var walls = new BitSet();
        for (int row = 0; row < 50; row++) {
            walls.set(row * 50 + 10);
        }
        new ConversationScene(ConversationScene.map(walls, WorldMap.TalkSettings.DEFAULT), ProximityRules.DEFAULT)
                .arrives("ann", 318, 500)
                .arrives("bob", 353, 500)
                .after(10)
                .alone("ann", "bob");
    }

    @Test
    void whenTwoPairsDriftApartEachGoesOnAndTheOlderHalfKeepsTheName() {
        var scene = new ConversationScene()
                .arrives("ann", 500, 500)
                .arrives("bob", 532, 500)
                .arrives("cem", 500, 532)
                .arrives("dia", 532, 532)
                .after(10)
                .together("ann", "bob", "cem", "dia");
        ConversationId before = scene.conversationOf("ann");
        scene.heads("cem", 500, 900)
                .heads("dia", 532, 900)
                .after(8)
                .together("ann", "bob")
                .together("cem", "dia");
        assertEquals(before, scene.conversationOf("ann"));
        assertNotEquals(before, scene.conversationOf("cem"));
    }

    @Test
    void twoConversationsThatMoveTogetherBecomeOne() {
        var scene = new ConversationScene()
                .arrives("ann", 500, 500)
                .arrives("bob", 530, 500)
                .arrives("cem", 500, 800)
                .arrives("dia", 530, 800)
                .after(4);
        ConversationId older = scene.conversationOf("ann");
        scene.heads("cem", 502, 528).heads("dia", 528, 528).after(20).together("ann", "bob", "cem", "dia");
        assertEquals(older, scene.conversationOf("dia"));
    }

    @Test
    void whoComesWhenAllPlacesAreTakenListensUntilOneIsFree() {
        var scene = new ConversationScene(ConversationScene.openMap(), rulesFor(2))
                .arrives("ann", 500, 500)
                .arrives("bob", 530, 500)
                .after(3)
                .arrives("cem", 515, 525)
                .after(3)
                .together("ann", "bob", "cem");
        assertEquals("ann bob / cem", scene.parts("ann"));
        scene.departs("bob").step().together("ann", "cem");
        assertEquals("ann cem / ", scene.parts("ann"));
    }

    @Test
    void mapsAndPlacesSetTheirOwnDistances() {
        var talk = new WorldMap.TalkSettings(
                OptionalInt.of(120),
                OptionalInt.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalInt.empty());
        var corner = new Area.Place(
                ConversationScene.about(0, 0, 0, 400, 1600),
                new Area.TalkOverrides(OptionalInt.of(40), OptionalInt.empty()));
        new ConversationScene(ConversationScene.map(new BitSet(), talk, corner), ProximityRules.DEFAULT)
                .arrives("ann", 800, 500)
                .arrives("bob", 890, 500)
                .arrives("cem", 100, 500)
                .arrives("dia", 190, 500)
                .after(8)
                .together("ann", "bob")
                .alone("cem", "dia");
    }

    private static ProximityRules rulesFor(int capacity) {
        var rules = ProximityRules.DEFAULT;
        return new ProximityRules(
                rules.joinDistance(), rules.leaveDistance(), rules.dwellSeconds(), rules.lingerSeconds(), capacity);
    }
}
