package org.lichthof.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lichthof.protocol.v1.ChangeProfile;
import org.lichthof.protocol.v1.Channel;
import org.lichthof.protocol.v1.ClientMessage;
import org.lichthof.protocol.v1.ClosingReason;
import org.lichthof.protocol.v1.EnterRoom;
import org.lichthof.protocol.v1.Goodbye;
import org.lichthof.protocol.v1.Locate;
import org.lichthof.protocol.v1.PlacedCause;
import org.lichthof.protocol.v1.ReadHistory;
import org.lichthof.protocol.v1.RefusalCode;
import org.lichthof.protocol.v1.ServerMessage;
import org.lichthof.protocol.v1.Walk;
import org.lichthof.protocol.v1.WatchRoster;
import org.lichthof.protocol.v1.WhoIs;

/** People over real sockets: coming in, seeing each other, talking, coming back, going elsewhere. */
class WalkingInIntegrationTest {
    @TempDir
    Path folder;

    private OpenHouse house;

    @BeforeEach
    void open() throws IOException {
        house = new OpenHouse(folder).open();
    }

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void whoComesInIsToldWhereTheyAre() {
        try (var ann = LichthofClient.enter(house.port(), "Ann")) {
            var welcome = ann.welcomed();
            assertEquals(1, welcome.getVersion());
            assertEquals("foyer", welcome.getRoom().getRoom());
            assertEquals("/maps/hash/foyer.json", welcome.getRoom().getSceneUrl());
            assertEquals("Test", welcome.getEventTitle());
            assertEquals(3, welcome.getRoomsCount());
            assertEquals(256, welcome.getRoom().getCellWidth());
            assertFalse(welcome.getResumed());
            assertTrue(welcome.getRoom().getRosterPushed());
            ann.awaitSome("herself", c -> c.seen(c.you()));
            assertTrue(ann.window().getReset());
        }
    }

    @Test
    void peopleSeeEachOtherWalkAndGo() {
        try (var ann = LichthofClient.enter(house.port(), "Ann");
                var bob = LichthofClient.enter(house.port(), "Bob")) {
            ann.awaitSome("Bob in view", c -> c.seen(bob.you()));
            bob.awaitSome("Ann in view", c -> c.seen(ann.you()));
            var start = bob.awaitSome("Ann", c -> c.seen(ann.you()));
            ann.send(walk(start.x() + 20, start.y(), ann.epoch()));
            bob.awaitTrue("Ann walked", c -> c.seen(ann.you()).x() == start.x() + 20);

            ann.send(ClientMessage.newBuilder().setWhoIs(WhoIs.newBuilder().addPersons(bob.you())));
            ann.awaitTrue(
                    "Bob's name",
                    c -> c.person(bob.you()) != null
                            && c.person(bob.you()).getName().equals("Bob"));

            bob.send(ClientMessage.newBuilder().setGoodbye(Goodbye.newBuilder()));
            ann.awaitTrue("Bob is gone", c -> c.seen(bob.you()) == null);
            ann.awaitMessage(
                    "Bob's number to be forgotten", m -> m.getGoneList().contains(bob.you()));
        }
    }

    private static ClientMessage.Builder walk(int x, int y, int epoch) {
        return ClientMessage.newBuilder()
                .setWalk(Walk.newBuilder().setX(x).setY(y).setMoving(true).setEpoch(epoch));
    }

    @Test
    void w3AStepThatIsTooFarIsPutRight() {
        try (var ann = LichthofClient.enter(house.port(), "Ann")) {
            ann.send(walk(1_500, 1_200, ann.epoch()));
            var placed =
                    ann.awaitMessage("a correction", ServerMessage::hasPlaced).getPlaced();
            assertEquals(PlacedCause.PLACED_CAUSE_CORRECTION, placed.getCause());
            assertTrue(placed.getX() < 600, "they stay near the entry: " + placed);
        }
    }

    @Test
    void standingTogetherIsAConversationThatOthersCannotHear() {
        try (var ann = LichthofClient.enter(house.port(), "Ann");
                var bob = LichthofClient.enter(house.port(), "Bob");
                var far = LichthofClient.enter(
                        house.port(), LichthofClient.hello("Far").setX(1_200).setY(1_200))) {
            ann.awaitMessage(
                    "a conversation",
                    m -> m.hasYourConversation()
                            && m.getYourConversation().getGathering().getMembersCount() == 2);
            bob.awaitMessage(
                    "a conversation",
                    m -> m.hasYourConversation()
                            && m.getYourConversation().getGathering().getMembersCount() == 2);
            ann.sayNearby("r1", "just us");
            bob.awaitMessage(
                    "the words",
                    m -> m.hasSaid() && m.getSaid().getMessage().getText().equals("just us"));
            ann.awaitMessage(
                    "delivered",
                    m -> m.hasSayDone() && m.getSayDone().getClientRef().equals("r1"));
            far.settle();
            assertTrue(far.all().stream().noneMatch(ServerMessage::hasSaid), "nobody else hears it");
        }
    }

    @Test
    void roomChatIsKeptAndReachesEverybodyInTheRoom() {
        try (var ann = LichthofClient.enter(house.port(), "Ann");
                var far = LichthofClient.enter(
                        house.port(), LichthofClient.hello("Far").setX(1_200).setY(1_200));
                var elsewhere = LichthofClient.enter(
                        house.port(), LichthofClient.hello("Else").setRoom("garden"))) {
            ann.settle();
            far.settle();
            ann.sayRoom("r1", "hello, room");
            var done = ann.awaitMessage("kept", ServerMessage::hasSayDone).getSayDone();
            var said = far.awaitMessage("the words", ServerMessage::hasSaid)
                    .getSaid()
                    .getMessage();
            assertEquals("hello, room", said.getText());
            assertEquals(done.getId(), said.getId());
            elsewhere.settle();
            assertTrue(elsewhere.all().stream().noneMatch(ServerMessage::hasSaid));

            // Whoever comes later and says what they have is told the rest.
            try (var late = LichthofClient.enter(house.port(), "Late")) {
                late.awaitMessage(
                        "what was said before",
                        m -> m.hasSaid() && m.getSaid().getMessage().getId() == done.getId());
            }
        }
    }

    @Test
    void aDirectMessageReachesTheTwoAndNobodyElse() {
        try (var ann = LichthofClient.enter(house.port(), "Ann");
                var bob = LichthofClient.enter(house.port(), "Bob");
                var eve = LichthofClient.enter(house.port(), "Eve")) {
            ann.settle();
            bob.settle();
            eve.settle();
            int toBob = bob.welcomed().getMember();
            ann.say("d1", Channel.newBuilder().setDirectMember(toBob), "for you alone");
            ann.awaitMessage("kept", ServerMessage::hasSayDone);
            var heard = bob.awaitMessage("the words", ServerMessage::hasSaid)
                    .getSaid()
                    .getMessage();
            assertEquals("for you alone", heard.getText());
            assertEquals(
                    ann.welcomed().getMember(),
                    heard.getChannel().getDirectMember(),
                    "each sees the other side's number");
            var own = ann.awaitMessage("her own", ServerMessage::hasSaid)
                    .getSaid()
                    .getMessage();
            assertEquals(toBob, own.getChannel().getDirectMember());

            // What is for all comes after it, so that "nothing came" means something.
            bob.sayRoom("r1", "for all");
            eve.awaitMessage("what is for all", ServerMessage::hasSaid);
            assertTrue(eve.all().stream()
                    .noneMatch(m ->
                            m.hasSaid() && m.getSaid().getMessage().getText().equals("for you alone")));
            eve.send(ClientMessage.newBuilder()
                    .setReadHistory(ReadHistory.newBuilder()
                            .setChannel(Channel.newBuilder().setDirectMember(toBob))
                            .setLimit(50)));
            var page = eve.awaitMessage("her own talk with Bob", ServerMessage::hasHistoryPage)
                    .getHistoryPage();
            assertEquals(0, page.getMessagesCount());
        }
    }

    @Test
    void aNewNameIsSeenByThoseWhoSeeThem() {
        try (var ann = LichthofClient.enter(house.port(), "Ann");
                var bob = LichthofClient.enter(house.port(), "Bob")) {
            bob.awaitSome("Ann in view", c -> c.seen(ann.you()));
            ann.send(ClientMessage.newBuilder()
                    .setChangeProfile(ChangeProfile.newBuilder().setName("Anna").setAvatar(3)));
            bob.awaitTrue(
                    "the new name",
                    c -> c.person(ann.you()) != null
                            && c.person(ann.you()).getName().equals("Anna")
                            && c.person(ann.you()).getAvatar() == 3);

            ann.send(ClientMessage.newBuilder()
                    .setChangeProfile(ChangeProfile.newBuilder().setName("  ")));
            var refused = ann.awaitMessage("no name", ServerMessage::hasRefused).getRefused();
            assertEquals(RefusalCode.REFUSAL_CODE_BAD_NAME, refused.getCode());
        }
    }

    @Test
    void aLostConnectionComesBackToItsPlaceAndNobodySawALeave() {
        try (var ann = LichthofClient.enter(house.port(), "Ann");
                var bob = LichthofClient.enter(house.port(), "Bob")) {
            var place = ann.awaitSome("Bob", c -> c.seen(bob.you()));
            int number = bob.you();
            ann.send(ClientMessage.newBuilder().setWhoIs(WhoIs.newBuilder().addPersons(number)));
            ann.awaitSome("Bob's face", c -> c.person(number));
            bob.breakOff();
            ann.awaitTrue(
                    "Bob is connecting",
                    c -> c.person(number) != null && c.person(number).getConnecting());
            try (var again = LichthofClient.enter(
                    house.port(),
                    LichthofClient.hello("Bob")
                            .setMemberToken(bob.welcomed().getMemberToken())
                            .setResumeTicket(bob.resumeTicket()))) {
                assertTrue(again.welcomed().getResumed());
                assertEquals(number, again.you());
                assertEquals(place.x(), again.entered().getX());
                ann.awaitTrue("Bob is back", c -> !c.person(number).getConnecting());
                assertTrue(ann.all().stream().noneMatch(m -> m.getGoneList().contains(number)));
            }
        }
    }

    @Test
    void theNewestConnectionWinsAtOnce() {
        try (var first = LichthofClient.enter(house.port(), "Ann")) {
            try (var second = LichthofClient.enter(
                    house.port(),
                    LichthofClient.hello("Ann").setMemberToken(first.welcomed().getMemberToken()))) {
                var closing = first.awaitMessage("to be told", ServerMessage::hasClosing)
                        .getClosing();
                assertEquals(ClosingReason.CLOSING_REASON_OPENED_ELSEWHERE, closing.getReason());
                assertEquals(0, closing.getComeBackAfterMillis());
                first.awaitTrue("to be closed", LichthofClient::isClosed);
                assertEquals(first.you(), second.you());
                second.settle();
                assertEquals(1, house.rooms().people(OpenHouse.FOYER), "no ghost");
            }
        }
    }

    @Test
    void afterARestartOneComesBackToWhereOneStood() throws IOException {
        String token;
        String ticket;
        int x;
        try (var ann = LichthofClient.enter(
                house.port(), LichthofClient.hello("Ann").setX(900).setY(700))) {
            x = ann.entered().getX();
            token = ann.welcomed().getMemberToken();
            ticket = ann.resumeTicket();
            assertNotEquals(OpenHouse.START.x(), x);
            house.close();
            var closing =
                    ann.awaitMessage("to be told", ServerMessage::hasClosing).getClosing();
            assertEquals(ClosingReason.CLOSING_REASON_SERVER_RESTART, closing.getReason());
            assertTrue(closing.getComeBackAfterMillis() > 0);
        }
        house = new OpenHouse(folder).open();
        try (var again = LichthofClient.enter(
                house.port(), LichthofClient.hello("Ann").setMemberToken(token).setResumeTicket(ticket))) {
            assertEquals(x, again.entered().getX());
            assertTrue(again.welcomed().getResumed());
            assertFalse(again.welcomed().getKept(), "conversations have other numbers now");
        }
    }

    @Test
    void anotherRoomIsEnteredBeforeTheOldOneIsLeft() {
        try (var ann = LichthofClient.enter(house.port(), "Ann");
                var bob = LichthofClient.enter(house.port(), "Bob")) {
            bob.awaitSome("Ann", c -> c.seen(ann.you()));
            int wasInFoyer = ann.you();
            ann.send(ClientMessage.newBuilder()
                    .setEnterRoom(EnterRoom.newBuilder().setRoom("garden")));
            var entered = ann.awaitMessage("the garden", ServerMessage::hasRoomEntered)
                    .getRoomEntered();
            assertEquals("garden", entered.getRoom());
            bob.awaitTrue("Ann is gone from the foyer", c -> c.seen(wasInFoyer) == null);

            bob.send(ClientMessage.newBuilder()
                    .setLocate(Locate.newBuilder().setMember(ann.welcomed().getMember())));
            var located = bob.awaitMessage("to be told where", ServerMessage::hasLocated)
                    .getLocated();
            assertEquals("garden", located.getRoom());
        }
    }

    @Test
    void aFullRoomSaysSoAndOneStaysWhereOneIs() {
        try (var first = LichthofClient.enter(
                        house.port(), LichthofClient.hello("First").setRoom("closet"));
                var ann = LichthofClient.enter(house.port(), "Ann")) {
            assertNotNull(first);
            ann.send(ClientMessage.newBuilder()
                    .setEnterRoom(EnterRoom.newBuilder().setRoom("closet")));
            var refused =
                    ann.awaitMessage("no place", ServerMessage::hasRefused).getRefused();
            assertEquals(RefusalCode.REFUSAL_CODE_ROOM_FULL, refused.getCode());
            assertEquals(3, refused.getRoomsCount());
            var at = ann.awaitSome("herself", c -> c.seen(c.you()));
            ann.send(walk(at.x(), at.y() + 10, ann.epoch()));
            ann.awaitTrue("she still walks", c -> c.seen(c.you()).y() == at.y() + 10);
        }
    }

    @Test
    void theListOfEverybodyComesUnaskedAndIsKeptUpToDate() {
        try (var ann = LichthofClient.enter(house.port(), "Ann")) {
            ann.awaitMessage("the list", m -> m.hasRoster() && m.getRoster().getFirst());
            try (var bob = LichthofClient.enter(house.port(), "Bob")) {
                ann.awaitMessage(
                        "Bob in the list",
                        m -> m.getRoster().getEntriesList().stream()
                                .anyMatch(entry -> entry.getPerson().getName().equals("Bob")));
                ann.send(ClientMessage.newBuilder()
                        .setWatchRoster(WatchRoster.newBuilder().setWatch(false)));
                bob.send(ClientMessage.newBuilder().setGoodbye(Goodbye.newBuilder()));
                ann.awaitTrue("Bob out of view", c -> c.seen(bob.you()) == null);
            }
        }
    }

    @Test
    void anOutdatedPageIsToldToLoadAgain() {
        try (var old = LichthofClient.connect(house.port())) {
            old.send(ClientMessage.newBuilder()
                    .setHello(LichthofClient.hello("Old").setVersion(0)));
            var refused =
                    old.awaitMessage("a reason", ServerMessage::hasRefused).getRefused();
            assertEquals(RefusalCode.REFUSAL_CODE_OUTDATED_CLIENT, refused.getCode());
            old.awaitTrue("closed", LichthofClient::isClosed);
        }
    }

    @Test
    void whoHasNoNameMayTryAgainOnTheSameConnection() {
        try (var ann = LichthofClient.connect(house.port())) {
            ann.send(ClientMessage.newBuilder().setHello(LichthofClient.hello("")));
            assertEquals(
                    RefusalCode.REFUSAL_CODE_BAD_NAME,
                    ann.awaitMessage("a reason", ServerMessage::hasRefused)
                            .getRefused()
                            .getCode());
            ann.send(ClientMessage.newBuilder().setHello(LichthofClient.hello("Ann")));
            ann.awaitMessage("a welcome", ServerMessage::hasWelcome);
        }
    }
}
