package org.lichthof.room;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.lichthof.conversation.Availability;
import org.lichthof.room.RoomNotice.InviteAnswered;
import org.lichthof.room.RoomNotice.Invited;
import org.lichthof.room.RoomNotice.KnockAnswered;
import org.lichthof.room.RoomNotice.KnockOver;
import org.lichthof.room.RoomNotice.Knocked;
import org.lichthof.room.RoomNotice.Refusal;

/** Section C of the protocol: locking, knocking, inviting, joining and leaving. */
class RequestsTest {
    private static RoomScript annAndBob() {
        return new RoomScript()
                .arrives("ann", 100, 100)
                .arrives("bob", 140, 100)
                .after(4);
    }

    private static RoomScript lockedAndEveOutside() {
        return annAndBob().locks("ann").arrives("eve", 600, 100).after(0.1);
    }

    @Test
    void c4WhoJoinsIsWalkedOverAndInOnArrival() {
        var scene = annAndBob()
                .arrives("eve", 600, 100)
                .joins("eve", "ann")
                .untilTheyArrive()
                .after(0.2);
        assertTrue(scene.areTogether("ann", "bob", "eve"), () -> "with ann: " + scene.with("ann"));
    }

    @Test
    void c4ALockedConversationIsNotJoined() {
        var scene = lockedAndEveOutside().joins("eve", "ann").after(1);
        assertEquals(Optional.of(Refusal.LOCKED), scene.refusal("eve"));
        assertEquals(600, scene.at("eve").x());
    }

    @Test
    void c4AMeetingIsJoinedOnItsFloor() {
        var map = new MapSketch("""
                e.........
                .....mmmm.
                .....mmmm.
                """).meeting('m').map();
        var scene = new RoomScript(map)
                .arrives("ann", 170, 50)
                .arrives("bob", 20, 20)
                .after(0.5);
        scene.joins("bob", "ann").untilTheyArrive().after(0.2);
        assertTrue(scene.areTogether("ann", "bob"));
        assertEquals(0, scene.line("bob").areaIndex());
    }

    @Test
    void c5WhoLeavesIsOutThoughStandingThere() {
        var scene = annAndBob()
                .wishes(new RoomCommand.LeaveConversation(new org.lichthof.world.PersonId(1)))
                .after(5);
        assertEquals(List.of(), scene.with("ann"));
        assertEquals(List.of(), scene.with("bob"));
    }

    @Test
    void c5WhereTheMapDecidesWhoLeavesIsLedOffTheFloor() {
        var map = new MapSketch("emmm").meeting('m').map();
        var scene = new RoomScript(map)
                .arrives("ann", 50, 16)
                .arrives("bob", 90, 16)
                .after(0.5);
        scene.wishes(new RoomCommand.LeaveConversation(scene.idOf("ann"))).after(2);
        assertEquals(List.of(), scene.with("ann"));
        assertEquals(-1, scene.line("ann").areaIndex());
    }

    @Test
    void c5WhoWantsOutAgainAndAgainIsToldToWait() {
        var map = new MapSketch("e" + "m".repeat(20)).meeting('m').map();
        var scene = new RoomScript(map)
                .arrives("ann", 100, 10)
                .arrives("bob", 200, 10)
                .after(1);
        for (int i = 0; i < 8; i++) {
            scene.wishes(new RoomCommand.LeaveConversation(scene.idOf("ann")));
        }
        assertEquals(Optional.of(Refusal.TOO_FAST), scene.refusal("ann"));
    }

    @Test
    void c6ALockIsToldToMembersAndBystanders() {
        var scene = annAndBob().then().locks("ann").after(0.1);
        assertTrue(scene.line("bob").conversationLocked());
        assertTrue(scene.out
                .all(Playbill.GatheringSeen.class)
                .getLast()
                .gathering()
                .locked());
    }

    @Test
    void c6WhoIsAloneHasNothingToLock() {
        var scene = new RoomScript().arrives("ann", 100, 100).locks("ann");
        assertEquals(Optional.of(Refusal.NOT_IN_CONVERSATION), scene.refusal("ann"));
    }

    @Test
    void c6NobodyNewComesIntoALockedConversationByStandingThere() {
        var scene = lockedAndEveOutside().walks("eve", 120, 130).after(5);
        assertTrue(scene.areTogether("ann", "bob"));
    }

    @Test
    void c7AKnockIsHeardByEverySpeaker() {
        var scene = lockedAndEveOutside().then().knocks("eve", "ann");
        assertEquals(List.of(new Knocked(scene.idOf("eve"))), scene.told("ann"));
        assertEquals(List.of(new Knocked(scene.idOf("eve"))), scene.told("bob"));
    }

    @Test
    void c7WhoIsWelcomeIsWalkedOverAndLetIn() {
        var scene = lockedAndEveOutside()
                .knocks("eve", "ann")
                .answersKnock("bob", "eve", true)
                .untilTheyArrive();
        scene.after(0.5);
        assertTrue(scene.last("eve", KnockAnswered.class).orElseThrow().welcome());
        assertTrue(scene.areTogether("ann", "bob", "eve"), () -> "with ann: " + scene.with("ann"));
        assertTrue(scene.line("eve").conversationLocked());
    }

    @Test
    void c7TheFirstAnswerCounts() {
        var scene = lockedAndEveOutside().knocks("eve", "ann").answersKnock("bob", "eve", false);
        scene.answersKnock("ann", "eve", true).after(3);
        assertFalse(scene.last("eve", KnockAnswered.class).orElseThrow().welcome());
        assertEquals(Optional.of(Refusal.NOT_THERE), scene.refusal("ann"));
        assertEquals(600, scene.at("eve").x());
    }

    @Test
    void c7ABystanderDoesNotOpenTheDoor() {
        var scene = lockedAndEveOutside()
                .arrives("dan", 700, 100)
                .knocks("eve", "ann")
                .answersKnock("dan", "eve", true);
        assertEquals(Optional.of(Refusal.NOT_THERE), scene.refusal("dan"));
        assertEquals(Optional.empty(), scene.last("eve", KnockAnswered.class));
    }

    @Test
    void c7AnUnansweredKnockIsANoAfterAMinute() {
        var scene = lockedAndEveOutside().knocks("eve", "ann").after(59);
        assertEquals(Optional.empty(), scene.last("eve", KnockAnswered.class));
        scene.after(2);
        assertFalse(scene.last("eve", KnockAnswered.class).orElseThrow().welcome());
    }

    @Test
    void c7WhereTheDoorIsOpenNobodyNeedsToKnock() {
        var scene = annAndBob()
                .arrives("eve", 600, 100)
                .knocks("eve", "ann")
                .untilTheyArrive()
                .after(0.5);
        assertTrue(scene.areTogether("ann", "bob", "eve"));
    }

    @Test
    void c7AKnockIsToldAgainToWhoComesBack() {
        var scene = lockedAndEveOutside()
                .knocks("eve", "ann")
                .losesConnection("ann")
                .then()
                .comesBack("ann", 0);
        assertEquals(List.of(new Knocked(scene.idOf("eve"))), scene.all("ann", Knocked.class));
    }

    @Test
    void c7NobodyIsWalkedOverWhileTheirConnectionIsLost() {
        var scene = lockedAndEveOutside()
                .knocks("eve", "ann")
                .losesConnection("eve")
                .answersKnock("bob", "eve", true);
        scene.after(3);
        assertEquals(600, scene.at("eve").x());
    }

    @Test
    void c7AKnockAtAConversationThatEndsIsANo() {
        var scene = lockedAndEveOutside()
                .knocks("eve", "ann")
                .departs("ann")
                .departs("bob")
                .after(0.2);
        assertFalse(scene.last("eve", KnockAnswered.class).orElseThrow().welcome());
    }

    @Test
    void c8WhoAcceptsIsWalkedOverAndLetInLockedOrNot() {
        var scene = lockedAndEveOutside().invites("ann", "eve");
        assertEquals(
                scene.idOf("ann"),
                scene.last("eve", Invited.class).orElseThrow().by());
        scene.answersInvite("eve", "ann", true).untilTheyArrive().after(0.5);
        assertEquals(
                new InviteAnswered(scene.idOf("eve"), true),
                scene.last("ann", InviteAnswered.class).orElseThrow());
        assertTrue(scene.areTogether("ann", "bob", "eve"));
    }

    @Test
    void c8WhoDeclinesStaysWhereTheyAre() {
        var scene = annAndBob()
                .arrives("eve", 600, 100)
                .invites("ann", "eve")
                .answersInvite("eve", "ann", false)
                .after(2);
        assertFalse(scene.last("ann", InviteAnswered.class).orElseThrow().accept());
        assertEquals(600, scene.at("eve").x());
    }

    @Test
    void c8AnInvitationIsOverAfterAMinute() {
        var scene = annAndBob().arrives("eve", 600, 100).invites("ann", "eve").after(61);
        assertFalse(scene.last("ann", InviteAnswered.class).orElseThrow().accept());
        scene.answersInvite("eve", "ann", true);
        assertEquals(Optional.of(Refusal.NOT_THERE), scene.refusal("eve"));
    }

    @Test
    void c8WhoDoesNotWantToBeDisturbedIsNotInvited() {
        var scene = annAndBob()
                .arrives("eve", 600, 100)
                .is("eve", Availability.DO_NOT_DISTURB)
                .invites("ann", "eve");
        assertEquals(Optional.of(Refusal.NOT_ALLOWED), scene.refusal("ann"));
        assertEquals(List.of(), scene.all("eve", Invited.class));
    }

    @Test
    void c8WhoStandsAloneInvitesToThemselves() {
        var scene = new RoomScript()
                .arrives("ann", 100, 100)
                .arrives("bob", 600, 100)
                .after(1)
                .invites("ann", "bob");
        assertEquals(List.of(new Invited(scene.idOf("ann"), null)), scene.all("bob", Invited.class));
        scene.answersInvite("bob", "ann", true).untilTheyArrive().after(5);
        assertTrue(scene.areTogether("ann", "bob"), () -> "bob stands at " + scene.at("bob"));
    }

    @Test
    void c8AnInvitationByWhoStandsAloneIsToldAgainToWhoComesBack() {
        var scene = new RoomScript()
                .arrives("ann", 100, 100)
                .arrives("bob", 600, 100)
                .invites("ann", "bob")
                .losesConnection("bob")
                .then()
                .comesBack("bob", 0);
        assertEquals(List.of(new Invited(scene.idOf("ann"), null)), scene.all("bob", Invited.class));
    }

    @Test
    void c7TheOtherSpeakersHearThatAKnockIsAnswered() {
        var scene = lockedAndEveOutside().knocks("eve", "ann").then().answersKnock("bob", "eve", false);
        assertEquals(List.of(new KnockOver(scene.idOf("eve"))), scene.all("ann", KnockOver.class));
        assertEquals(List.of(), scene.all("bob", KnockOver.class));
    }

    @Test
    void c7WhoKnocksElsewhereOrGoesIsAtTheDoorNoMore() {
        var scene = lockedAndEveOutside().knocks("eve", "ann").then().departs("eve");
        assertEquals(List.of(new KnockOver(scene.idOf("eve"))), scene.all("ann", KnockOver.class));
        assertEquals(List.of(new KnockOver(scene.idOf("eve"))), scene.all("bob", KnockOver.class));
    }

    @Test
    void c7WhoWasLetInAndDidNotComeStandsOutsideAgainAfterAMinute() {
        var scene = lockedAndEveOutside().knocks("eve", "ann").losesConnection("eve");
        scene.answersKnock("bob", "eve", true).after(61).comesBack("eve", 0);
        scene.goes("eve", new RoomCommand.Destination.ToConversation(scene.conversationOf("ann")))
                .untilTheyArrive()
                .after(3);
        assertTrue(scene.areTogether("ann", "bob"));
        assertTrue(
                scene.at("eve").distanceTo(scene.at("bob")) > 60, () -> "eve stands in their ring: " + scene.at("eve"));
    }
}
