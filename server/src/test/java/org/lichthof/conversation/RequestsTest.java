package org.lichthof.conversation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.lichthof.conversation.Availability.AVAILABLE;
import static org.lichthof.conversation.Availability.AWAY;
import static org.lichthof.conversation.Availability.BUSY;
import static org.lichthof.conversation.Availability.DO_NOT_DISTURB;

import java.util.BitSet;
import org.junit.jupiter.api.Test;
import org.lichthof.conversation.Conversations.Answer;
import org.lichthof.world.Area;
import org.lichthof.world.PersonId;
import org.lichthof.world.WorldMap;

/** What people ask for, and how available they are. */
class RequestsTest {
    private static ConversationScene annAndBob() {
        return new ConversationScene()
                .arrives("ann", 500, 500)
                .arrives("bob", 530, 500)
                .after(4)
                .together("ann", "bob");
    }

    private static ConversationScene inAMeeting() {
        var meeting = new Area.Meeting(ConversationScene.about(0, 200, 200, 600, 400), Area.TalkOverrides.NONE);
        return new ConversationScene(
                        ConversationScene.map(new BitSet(), WorldMap.TalkSettings.DEFAULT, meeting),
                        ProximityRules.DEFAULT)
                .arrives("ann", 300, 300)
                .step();
    }

    @Test
    void nobodyComesIntoALockedConversation() {
        var scene = annAndBob();
        assertEquals(Answer.DONE, scene.conversations.lock(scene.id("ann"), true));
        scene.arrives("cem", 515, 520).after(20).together("ann", "bob").alone("cem");
        assertEquals(
                Answer.LOCKED,
                scene.conversations.askToJoin(scene.id("cem"), scene.conversationOf("ann"), scene.now()));
        assertEquals(Answer.DONE, scene.conversations.lock(scene.id("bob"), false));
        scene.after(5).together("ann", "bob", "cem");
    }

    @Test
    void aLockedConversationDoesNotSwallowAnotherOne() {
        var scene = annAndBob();
        scene.conversations.lock(scene.id("ann"), true);
        scene.arrives("cem", 505, 522)
                .arrives("dia", 525, 522)
                .after(20)
                .together("ann", "bob")
                .together("cem", "dia");
    }

    @Test
    void whoIsLetInComesInAtOnceAndAlone() {
        var scene = annAndBob();
        scene.conversations.lock(scene.id("ann"), true);
        scene.arrives("cem", 515, 520).arrives("dia", 520, 525).after(5).together("cem", "dia");
        assertEquals(Answer.DONE, scene.conversations.admit(scene.id("bob"), scene.id("cem"), scene.now()));
        scene.step().together("ann", "bob", "cem").alone("dia");
        scene.after(10).together("ann", "bob", "cem").alone("dia");
    }

    @Test
    void beingLetInLastsAMinute() {
        var scene = annAndBob();
        scene.conversations.lock(scene.id("ann"), true);
        scene.arrives("cem", 900, 900).step();
        scene.conversations.admit(scene.id("ann"), scene.id("cem"), scene.now());
        scene.after(61).heads("cem", 515, 520).after(10).alone("cem");
    }

    @Test
    void aLockHoldsAtTheDoorOfAMeetingToo() {
        var scene = inAMeeting();
        scene.conversations.lock(scene.id("ann"), true);
        scene.arrives("bob", 320, 300).after(5).together("ann").alone("bob");
        assertEquals(Answer.DONE, scene.conversations.admit(scene.id("ann"), scene.id("bob"), scene.now()));
        scene.step().together("ann", "bob");
    }

    @Test
    void whoIsLetInMayCrossAnotherMeetingOnTheWay() {
        var here = new Area.Meeting(ConversationScene.about(0, 200, 200, 200, 200), Area.TalkOverrides.NONE);
        var between = new Area.HelpPoint(ConversationScene.about(1, 500, 200, 100, 200), Area.TalkOverrides.NONE);
        var map = ConversationScene.map(new BitSet(), WorldMap.TalkSettings.DEFAULT, here, between);
        var scene = new ConversationScene(map, ProximityRules.DEFAULT)
                .arrives("ann", 300, 300)
                .arrives("bob", 800, 300)
                .after(1);
        scene.conversations.lock(scene.id("ann"), true);
        assertEquals(Answer.DONE, scene.conversations.admit(scene.id("ann"), scene.id("bob"), scene.now()));
        scene.heads("bob", 550, 300).after(2).together("bob");
        scene.heads("bob", 320, 300).after(3).together("ann", "bob");
    }

    @Test
    void theLockGoesWithThoseWhoSplitOff() {
        var scene = annAndBob()
                .arrives("cem", 500, 530)
                .arrives("dia", 530, 530)
                .after(5)
                .together("ann", "bob", "cem", "dia");
        scene.conversations.lock(scene.id("ann"), true);
        scene.heads("cem", 500, 900).heads("dia", 530, 900).after(8).together("cem", "dia");
        assertTrue(scene.conversations.isLocked(scene.conversationOf("ann")));
        assertTrue(scene.conversations.isLocked(scene.conversationOf("cem")));
    }

    @Test
    void onlyWhoSpeaksMayLock() {
        var stage = new Area.Stage(ConversationScene.about(0, 200, 200, 200, 100), "plenum");
        var audience = new Area.Audience(ConversationScene.about(1, 200, 400, 200, 100), "plenum");
        var map = ConversationScene.map(new BitSet(), WorldMap.TalkSettings.DEFAULT, stage, audience);
        var scene = new ConversationScene(map, ProximityRules.DEFAULT)
                .arrives("ann", 300, 250)
                .arrives("bob", 300, 450)
                .arrives("cem", 900, 900)
                .step();
        assertEquals(Answer.AREA_DECIDES, scene.conversations.lock(scene.id("ann"), true));
        assertEquals(Answer.NOT_THERE, scene.conversations.lock(scene.id("bob"), true));
        assertEquals(Answer.NOT_THERE, scene.conversations.lock(scene.id("cem"), true));
        assertEquals(Answer.NOT_THERE, scene.conversations.lock(new PersonId(99), true));
    }

    @Test
    void whoAsksToJoinNeedNotWait() {
        var scene = annAndBob().arrives("cem", 515, 545).step();
        assertEquals(
                Answer.DONE, scene.conversations.askToJoin(scene.id("cem"), scene.conversationOf("ann"), scene.now()));
        scene.step().together("ann", "bob", "cem");
    }

    @Test
    void whoAsksFromAfarJoinsOnArrival() {
        var scene = annAndBob().arrives("cem", 1200, 500).step();
        scene.conversations.askToJoin(scene.id("cem"), scene.conversationOf("ann"), scene.now());
        scene.walks("cem", 575, 500).step().together("ann", "bob", "cem");
    }

    @Test
    void whoAskedToJoinInVainIsNotDrawnInThroughAWall() {
        var scene = cemStoodInVainAtAnnAndBob()
                .walks("cem", 590, 530)
                .walks("cem", 590, 500)
                .after(1);
        scene.conversations.lock(scene.id("ann"), false);
        scene.after(1).together("ann", "bob").alone("cem");
        scene.walks("cem", 590, 530).walks("cem", 535, 530).step().together("ann", "bob", "cem");
    }

    @Test
    void whoAskedToJoinInVainIsNotDrawnInFromAfar() {
        var scene = cemStoodInVainAtAnnAndBob().walks("cem", 515, 620).after(1);
        scene.conversations.lock(scene.id("ann"), false);
        scene.after(1).together("ann", "bob").alone("cem");
        scene.walks("cem", 515, 530).step().together("ann", "bob", "cem");
    }

    /** It begins east of 544 and ends at 512 in the south. */
    private static ConversationScene besideAWall() {
        var walls = new BitSet();
        for (int row = 0; row < 16; row++) {
            walls.set(row * 50 + 17);
        }
        return new ConversationScene(
                ConversationScene.map(walls, WorldMap.TalkSettings.DEFAULT), ProximityRules.DEFAULT);
    }

    @Test
    void whoWishesToJoinThoseBehindAWallStaysWithTheirOwnUntilTheyAreThere() {
        var scene = besideAWall()
                .arrives("ann", 500, 500)
                .arrives("bob", 530, 500)
                .arrives("cem", 590, 500)
                .arrives("dia", 620, 500)
                .after(4)
                .together("ann", "bob")
                .together("cem", "dia");
        scene.conversations.askToJoin(scene.id("bob"), scene.conversationOf("cem"), scene.now());
        scene.after(2).together("ann", "bob").together("cem", "dia");
        scene.walks("bob", 590, 530).step().together("bob", "cem", "dia").alone("ann");
    }

    /** They locked their conversation while he was on the way; his wish still counts. East of bob is a wall. */
    private static ConversationScene cemStoodInVainAtAnnAndBob() {
        var scene = besideAWall()
                .arrives("ann", 500, 500)
                .arrives("bob", 530, 500)
                .arrives("cem", 515, 700)
                .after(4)
                .together("ann", "bob");
        scene.conversations.askToJoin(scene.id("cem"), scene.conversationOf("ann"), scene.now());
        scene.conversations.lock(scene.id("ann"), true);
        return scene.walks("cem", 515, 530).after(1).together("ann", "bob").alone("cem");
    }

    @Test
    void whoAsksToJoinOneOfTwoConversationsComesIntoThatOne() {
        var scene = annAndBob()
                .arrives("cem", 602, 500)
                .arrives("dia", 632, 500)
                .after(4)
                .together("cem", "dia");
        scene.arrives("eva", 566, 500).step();
        scene.conversations.askToJoin(scene.id("eva"), scene.conversationOf("ann"), scene.now());
        scene.step().together("ann", "bob", "eva");
    }

    @Test
    void whoAsksToJoinAFullConversationListens() {
        var few = new ProximityRules(56, 70, 1, 2, 2);
        var scene = new ConversationScene(ConversationScene.openMap(), few)
                .arrives("ann", 500, 500)
                .arrives("bob", 530, 500)
                .after(3)
                .arrives("cem", 515, 525)
                .step();
        assertEquals(
                Answer.FULL, scene.conversations.askToJoin(scene.id("cem"), scene.conversationOf("ann"), scene.now()));
        scene.step();
        assertEquals("ann bob / cem", scene.parts("cem"));
    }

    @Test
    void whoAskedToLeaveIsLeftAloneUntilTheyWalkedAway() {
        var scene = annAndBob().arrives("cem", 515, 525).after(4).together("ann", "bob", "cem");
        assertEquals(Answer.DONE, scene.conversations.askToLeave(scene.id("cem")));
        scene.alone("cem").after(20).together("ann", "bob").alone("cem");
        scene.walks("cem", 515, 800).walks("cem", 515, 525).after(4).together("ann", "bob", "cem");
    }

    @Test
    void whoAskedToLeaveMayAskToComeBack() {
        var scene = annAndBob().arrives("cem", 515, 525).after(4);
        scene.conversations.askToLeave(scene.id("cem"));
        scene.after(1);
        scene.conversations.askToJoin(scene.id("cem"), scene.conversationOf("ann"), scene.now());
        scene.step().together("ann", "bob", "cem");
    }

    @Test
    void aConversationOfTwoEndsWhenOneAsksToLeave() {
        var scene = annAndBob();
        scene.conversations.askToLeave(scene.id("bob"));
        scene.alone("ann", "bob").after(10).alone("ann", "bob");
    }

    @Test
    void aMeetingIsLeftByWalkingOnly() {
        var scene = inAMeeting();
        assertEquals(Answer.AREA_DECIDES, scene.conversations.askToLeave(scene.id("ann")));
        scene.step().together("ann");
    }

    @Test
    void nothingComesOfRequestsThatNameNobody() {
        var scene = annAndBob().arrives("cem", 900, 900).step();
        assertEquals(Answer.NOT_THERE, scene.conversations.askToLeave(scene.id("cem")));
        assertEquals(
                Answer.NOT_THERE, scene.conversations.askToJoin(scene.id("cem"), new ConversationId(77), scene.now()));
        assertEquals(Answer.NOT_THERE, scene.conversations.admit(scene.id("cem"), scene.id("ann"), scene.now()));
        assertEquals(Answer.NOT_THERE, scene.conversations.admit(scene.id("ann"), new PersonId(77), scene.now()));
        assertFalse(scene.conversations.isLocked(new ConversationId(77)));
        assertTrue(scene.conversations.speakers(new ConversationId(77)).isEmpty());
    }

    @Test
    void whoIsBusyIsNotDrawnInByThoseWhoComeToThem() {
        new ConversationScene()
                .arrives("ann", 500, 500, BUSY)
                .arrives("bob", 900, 500)
                .step()
                .heads("bob", 535, 500)
                .after(15)
                .alone("ann", "bob");
    }

    @Test
    void whoIsAvailableAgainIsInConversationWithThoseTheyStandWith() {
        for (int distance : new int[] {26, 34, 38, 43}) {
            var scene = new ConversationScene()
                    .arrives("ann", 500, 500, DO_NOT_DISTURB)
                    .arrives("bob", 500 + distance, 500)
                    .after(5)
                    .alone("ann", "bob");
            scene.conversations.setAvailability(scene.id("ann"), AVAILABLE);
            scene.after(5).together("ann", "bob");
        }
    }

    @Test
    void whoIsAvailableAgainIsTakenIntoARingThatHasClosedMeanwhile() {
        var scene = new ConversationScene()
                .arrives("ann", 500, 500, DO_NOT_DISTURB)
                .arrives("bob", 534, 500)
                .arrives("cem", 568, 500)
                .after(5)
                .together("bob", "cem");
        scene.conversations.setAvailability(scene.id("ann"), AVAILABLE);
        scene.after(1).together("ann", "bob", "cem");
    }

    @Test
    void whoIsAvailableAgainStaysOutOfWhatWasLockedMeanwhile() {
        var scene = new ConversationScene()
                .arrives("ann", 500, 500, DO_NOT_DISTURB)
                .arrives("bob", 540, 500)
                .arrives("cem", 540, 540)
                .after(5);
        scene.conversations.lock(scene.id("bob"), true);
        scene.conversations.setAvailability(scene.id("ann"), AVAILABLE);
        scene.after(5).alone("ann").together("bob", "cem");
    }

    @Test
    void whoAskedToBeLeftAloneStaysSoThoughAvailable() {
        var scene = new ConversationScene()
                .arrives("ann", 500, 500)
                .arrives("bob", 535, 500)
                .arrives("cem", 535, 526)
                .after(5)
                .together("ann", "bob", "cem");
        scene.conversations.askToLeave(scene.id("ann"));
        scene.conversations.setAvailability(scene.id("ann"), DO_NOT_DISTURB);
        scene.after(1);
        scene.conversations.setAvailability(scene.id("ann"), AVAILABLE);
        scene.after(5).alone("ann");
    }

    @Test
    void whoIsBusyJoinsByWalkingUp() {
        new ConversationScene()
                .arrives("ann", 500, 500)
                .arrives("bob", 900, 500, BUSY)
                .step()
                .heads("bob", 535, 500)
                .after(6)
                .together("ann", "bob");
    }

    @Test
    void whoDoesNotWantToBeDisturbedIsInNoConversationByNearness() {
        var scene =
                annAndBob().arrives("cem", 515, 520, DO_NOT_DISTURB).after(10).alone("cem");
        scene.is("bob", DO_NOT_DISTURB).step().alone("ann", "bob", "cem");
        scene.is("cem", Availability.AVAILABLE).after(4).together("ann", "cem");
    }

    @Test
    void evenWhoDoesNotWantToBeDisturbedMayAsk() {
        var scene = annAndBob().arrives("cem", 515, 520, DO_NOT_DISTURB).step();
        scene.conversations.askToJoin(scene.id("cem"), scene.conversationOf("ann"), scene.now());
        scene.after(10)
                .together("ann", "bob", "cem")
                .walks("cem", 900, 900)
                .after(3)
                .walks("cem", 515, 520)
                .after(5)
                .alone("cem");
    }

    @Test
    void whoIsAwayStaysButIsNotDrawnIn() {
        var scene = annAndBob().arrives("cem", 515, 520, AWAY).after(10).alone("cem");
        scene.is("bob", AWAY).after(10).together("ann", "bob");
    }

    @Test
    void whoComeBackAfterARestartAreTogetherAtOnceAndTheLockHolds() {
        var before = annAndBob();
        before.conversations.lock(before.id("ann"), true);
        before.step();
        long key = before.conversations.keyOf(before.conversationOf("ann"));

        var after = new ConversationScene(ConversationScene.openMap(), ProximityRules.DEFAULT, 8)
                .arrives("stranger", 515, 525)
                .arrives("ann", 500, 500);
        after.conversations.restore(after.id("ann"), key, true, after.now());
        after.step().alone("ann");
        after.arrives("bob", 530, 500);
        after.conversations.restore(after.id("bob"), key, true, after.now());
        after.step().together("ann", "bob");
        assertTrue(after.conversations.isLocked(after.conversationOf("ann")));
        assertEquals(key, after.conversations.keyOf(after.conversationOf("ann")));
        after.after(5).alone("stranger");

        after.arrives("cem", 510, 520);
        after.conversations.restore(after.id("cem"), key, true, after.now());
        after.step().together("ann", "bob", "cem");
    }

    @Test
    void anOldTicketOpensNoLockThatWasClosedSince() {
        var scene = annAndBob().arrives("cem", 515, 520).after(5).together("ann", "bob", "cem");
        long key = scene.conversations.keyOf(scene.conversationOf("ann"));
        scene.departs("cem").step();
        scene.conversations.lock(scene.id("ann"), true);
        scene.step().arrives("cem", 515, 520);
        scene.conversations.restore(scene.id("cem"), key, true, scene.now());
        scene.after(5).alone("cem").together("ann", "bob");
    }

    @Test
    void aNewRunOfTheRoomGivesOtherKeysAndNumbers() {
        var one = annAndBob();
        var other = new ConversationScene(ConversationScene.openMap(), ProximityRules.DEFAULT, 8)
                .arrives("ann", 500, 500)
                .arrives("bob", 530, 500)
                .after(4);
        assertNotEquals(
                one.conversations.keyOf(one.conversationOf("ann")),
                other.conversations.keyOf(other.conversationOf("ann")));
        // What was written to conversation 1 of before is not read by conversation 1 of now.
        assertNotEquals(one.conversationOf("ann"), other.conversationOf("ann"));
    }
}
