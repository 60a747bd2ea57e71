package org.lichthof.conversation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.BitSet;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.lichthof.world.Area;
import org.lichthof.world.WorldMap;

/** Areas decide over distance. */
class VenuesTest {
    private static final Area.TalkOverrides NONE = Area.TalkOverrides.NONE;

    private static ConversationScene scene(Area... areas) {
        return new ConversationScene(
                ConversationScene.map(new BitSet(), WorldMap.TalkSettings.DEFAULT, areas), ProximityRules.DEFAULT);
    }

    @Test
    void aMeetingJoinsPeopleAtItsEndsAndNobodyOutside() {
        scene(new Area.Meeting(ConversationScene.about(0, 200, 200, 600, 400), NONE))
                .arrives("ann", 210, 210)
                .arrives("bob", 790, 590)
                .arrives("cem", 190, 210)
                .step()
                .together("ann", "bob")
                .after(10)
                .alone("cem");
    }

    @Test
    void aMeetingRoomIsOpenAsSoonAsOneIsInIt() {
        var scene = scene(new Area.Group(ConversationScene.about(0, 200, 200, 600, 400), NONE))
                .arrives("ann", 300, 300)
                .step();
        ConversationId before = scene.conversationOf("ann");
        assertEquals(ConversationKind.MEETING, scene.conversations.kind(before));
        scene.arrives("bob", 500, 300).step().together("ann", "bob");
        assertEquals(before, scene.conversationOf("bob"));
    }

    @Test
    void nobodyTalksInAQuietArea() {
        scene(new Area.Quiet(ConversationScene.about(0, 200, 200, 600, 400)))
                .arrives("ann", 300, 300)
                .arrives("bob", 320, 300)
                .after(10)
                .alone("ann", "bob");
    }

    @Test
    void aConversationThatWalksIntoAQuietAreaIsSilentAtOnce() {
        scene(new Area.Quiet(ConversationScene.about(0, 600, 0, 600, 1600)))
                .arrives("ann", 500, 500)
                .arrives("bob", 530, 500)
                .after(4)
                .together("ann", "bob")
                .walks("bob", 610, 500)
                .alone("ann", "bob");
    }

    @Test
    void quietGoesOverStageOverAudienceOverMeetingAndLaterOverEarlier() {
        var scene = scene(
                        new Area.Quiet(ConversationScene.about(0, 0, 0, 100, 100)),
                        new Area.Stage(ConversationScene.about(1, 0, 0, 200, 100), "plenum"),
                        new Area.Audience(ConversationScene.about(2, 0, 0, 300, 100), "plenum"),
                        new Area.Meeting(ConversationScene.about(3, 0, 0, 400, 100), NONE),
                        new Area.Booth(ConversationScene.about(4, 350, 0, 150, 100), NONE))
                .arrives("inQuiet", 50, 50)
                .arrives("onStage", 150, 50)
                .arrives("inAudience", 250, 50)
                .arrives("inMeeting", 320, 50)
                .arrives("inBoth", 380, 50)
                .step()
                .alone("inQuiet")
                .together("onStage", "inAudience")
                .together("inMeeting")
                .together("inBoth");
        assertEquals("onStage / inAudience", scene.parts("onStage"));
        assertEquals(4, scene.conversations.areaIndex(scene.conversationOf("inBoth")));
        assertEquals(1, scene.conversations.areaIndex(scene.conversationOf("inAudience")));
    }

    @Test
    void theAudienceListensAndSpeaksOnceOnTheStage() {
        var scene = scene(
                        new Area.Stage(ConversationScene.about(0, 200, 200, 200, 100), "plenum"),
                        new Area.Audience(ConversationScene.about(1, 200, 400, 200, 200), "plenum"),
                        new Area.Audience(ConversationScene.about(2, 900, 400, 200, 200), "plenum"))
                .arrives("ann", 300, 250)
                .arrives("bob", 300, 500)
                .arrives("cem", 950, 450)
                .step();
        assertEquals("ann / bob cem", scene.parts("ann"));
        scene.walks("bob", 300, 280);
        assertEquals("ann bob / cem", scene.parts("cem"));
    }

    @Test
    void whoMayNotSpeakOnAStageListensThere() {
        var scene = scene(new Area.Stage(ConversationScene.about(0, 200, 200, 200, 100, "organiser"), "plenum"))
                .arrives("ann", 300, 250, Availability.AVAILABLE, "organiser")
                .arrives("bob", 320, 250)
                .step();
        assertEquals("ann / bob", scene.parts("ann"));
    }

    @Test
    void aMeetingHoldsItsCapacity() {
        var two = new Area.TalkOverrides(OptionalInt.empty(), OptionalInt.of(2));
        var scene = scene(new Area.Booth(ConversationScene.about(0, 200, 200, 600, 400), two))
                .arrives("ann", 210, 210)
                .step()
                .arrives("bob", 400, 400)
                .step()
                .arrives("cem", 500, 400)
                .step()
                .arrives("dia", 600, 400)
                .step();
        assertEquals("ann bob / cem dia", scene.parts("ann"));
        scene.walks("ann", 100, 100).alone("ann");
        assertEquals("bob cem / dia", scene.parts("bob"));
    }

    @Test
    void whoDoesNotWantToBeDisturbedIsStillInTheMeetingTheyStandIn() {
        scene(new Area.Meeting(ConversationScene.about(0, 200, 200, 600, 400), NONE))
                .arrives("ann", 210, 210, Availability.DO_NOT_DISTURB)
                .arrives("bob", 790, 590)
                .step()
                .together("ann", "bob");
    }
}
