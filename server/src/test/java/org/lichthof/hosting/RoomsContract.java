package org.lichthof.hosting;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.lichthof.conversation.ProximityRules;
import org.lichthof.room.Room;
import org.lichthof.room.RoomRules;
import org.lichthof.wire.ClosingReason;
import org.lichthof.world.Entry;
import org.lichthof.world.LocalText;
import org.lichthof.world.PersonId;
import org.lichthof.world.Point;
import org.lichthof.world.RoomId;
import org.lichthof.world.WalkGrid;
import org.lichthof.world.WorldMap;

/** What every implementation of {@link Rooms} keeps to. */
abstract class RoomsContract {
    static final RoomKey FOYER = new RoomKey("demo", new RoomId("foyer"));
    static final RoomKey GARDEN = new RoomKey("demo", new RoomId("garden"));
    static final RoomKey CLOSET = new RoomKey("demo", new RoomId("closet"));
    /** All walls. */
    static final RoomKey VAULT = new RoomKey("demo", new RoomId("vault"));

    static final RoomKey NOWHERE = new RoomKey("demo", new RoomId("nowhere"));
    static final long RESUME_WINDOW = 60_000;

    /** The rooms under test: open for {@link #source}, places kept for {@link #RESUME_WINDOW}. */
    abstract Rooms rooms();

    abstract ScriptedVisitor visitor(int member);

    /** So much time passes in the rooms, and what was said has arrived. */
    abstract void pass(long millis);

    static Optional<Room> source(RoomKey key) {
        if (key.equals(NOWHERE)) {
            return Optional.empty();
        }
        var walls = new BitSet();
        walls.set(0, key.equals(VAULT) ? 60 * 60 : 0);
        int capacity = key.equals(CLOSET) ? 1 : 2_000;
        var map = new WorldMap(
                "hall",
                LocalText.NONE,
                LocalText.NONE,
                new WalkGrid(60, 60, 32, 32, walls),
                List.of(new Entry(Entry.START, List.of(new Point(400, 400)))),
                List.of(),
                WorldMap.TalkSettings.DEFAULT);
        return Optional.of(new Room(map, RoomRules.DEFAULT.withCapacity(capacity), ProximityRules.DEFAULT, 1));
    }

    private ScriptedVisitor enter(RoomKey room, int member) {
        var visitor = visitor(member);
        rooms().enter(room, visitor.entrance(), visitor);
        pass(100);
        return visitor;
    }

    @Test
    void whoEntersIsThere() {
        var ann = enter(FOYER, 1);
        assertEquals(FOYER, ann.visit().room());
        assertEquals(1, rooms().people(FOYER));
        assertEquals(Optional.of(new Rooms.Whereabouts(FOYER, ann.visit().person())), rooms().find("demo", 1));
        assertTrue(ann.told.stream().anyMatch(message -> message.getWindow().getReset()), "and sees");
    }

    @Test
    void aRoomThatDoesNotExistTurnsAway() {
        assertEquals(Visitor.NoEntry.NO_SUCH_ROOM, enter(NOWHERE, 1).turnedAway);
    }

    @Test
    void aFullRoomTurnsAwayAndOneStaysWhereOneWas() {
        enter(CLOSET, 1);
        var ann = enter(FOYER, 2);
        rooms().enter(CLOSET, ann.entrance(), ann);
        pass(100);
        assertEquals(Visitor.NoEntry.ROOM_FULL, ann.turnedAway);
        assertEquals(Optional.of(FOYER), rooms().find("demo", 2).map(Rooms.Whereabouts::room));
        assertTrue(ann.walk(5, 0));
    }

    @Test
    void whoMayStandNowhereInARoomIsTurnedAwayAndLeavesNoGhost() {
        assertEquals(Visitor.NoEntry.NOT_ALLOWED, enter(VAULT, 1).turnedAway);
        assertEquals(Optional.empty(), rooms().find("demo", 1));
        assertEquals(0, rooms().people(VAULT));
        assertEquals(FOYER, enter(FOYER, 1).visit().room());
    }

    @Test
    void oneIsInOneRoomAtATime() {
        var ann = enter(FOYER, 1);
        rooms().enter(GARDEN, ann.entrance(), ann);
        pass(200);
        assertEquals(GARDEN, ann.visit().room());
        assertEquals(0, rooms().people(FOYER));
        assertEquals(1, rooms().people(GARDEN));
        assertEquals(Optional.of(GARDEN), rooms().find("demo", 1).map(Rooms.Whereabouts::room));
    }

    @Test
    void aLostConnectionKeepsItsPlaceForAWhile() {
        var ann = enter(FOYER, 1);
        ann.visit().lost();
        pass(RESUME_WINDOW - 1_000);
        assertEquals(1, rooms().people(FOYER));
        var again = enter(FOYER, 1);
        assertEquals(ann.visit().person(), again.visit().person());
        assertTrue(again.admission().entered().again());

        again.visit().lost();
        pass(RESUME_WINDOW + 1_000);
        assertEquals(0, rooms().people(FOYER));
        assertEquals(Optional.empty(), rooms().find("demo", 1));
    }

    @Test
    void whoLeavesForGoodIsGoneAtOnceAndTheirNumberRests() {
        var ann = enter(FOYER, 1);
        ann.visit().leave();
        pass(100);
        assertEquals(0, rooms().people(FOYER));
        assertNotEquals(ann.visit().person(), enter(FOYER, 2).visit().person());
    }

    @Test
    void theNewestConnectionWinsInTheSameRoomAndFromAnother() {
        var first = enter(FOYER, 1);
        var second = enter(FOYER, 1);
        assertEquals(ClosingReason.OPENED_ELSEWHERE, first.dismissed);
        assertEquals(first.visit().person(), second.visit().person());
        var third = enter(GARDEN, 1);
        assertEquals(ClosingReason.OPENED_ELSEWHERE, second.dismissed);
        assertNull(third.dismissed);
        pass(100);
        assertEquals(0, rooms().people(FOYER));
        assertEquals(1, rooms().people(GARDEN));
    }

    @Test
    void anOlderConnectionThatIsLateDoesNotWin() {
        var older = visitor(1);
        var newer = visitor(1);
        rooms().enter(FOYER, newer.entrance(), newer);
        pass(100);
        rooms().enter(GARDEN, older.entrance(), older);
        pass(200);
        assertEquals(ClosingReason.OPENED_ELSEWHERE, older.dismissed);
        assertNull(newer.dismissed);
        assertEquals(Optional.of(FOYER), rooms().find("demo", 1).map(Rooms.Whereabouts::room));
    }

    @Test
    void peopleHearOfEachOther() {
        var ann = enter(FOYER, 1);
        var bob = enter(FOYER, 2);
        int bobs = bob.visit().person().value();
        assertTrue(ann.told.stream().anyMatch(m -> m.getMovesList().stream().anyMatch(chunk -> names(chunk, bobs))));
        ann.visit().whoIs(List.of(bob.visit().person(), new PersonId(999)));
        pass(100);
        assertTrue(ann.told.stream()
                .anyMatch(m -> m.getPeopleList().stream()
                                .anyMatch(person -> person.getName().equals("member 2"))
                        && m.getGoneList().contains(999)));
    }

    static boolean names(com.google.protobuf.ByteString chunk, int person) {
        var isNamed = new java.util.concurrent.atomic.AtomicBoolean();
        org.lichthof.wire.MovementChunk.read(chunk, (_, who, _) -> isNamed.compareAndSet(false, who == person));
        return isNamed.get();
    }

    @Test
    void whereSomebodyIsCanBeAsked() {
        enter(FOYER, 7);
        var answers = new java.util.ArrayList<Optional<Rooms.Located>>();
        rooms().locate("demo", 7, answers::add);
        rooms().locate("demo", 8, answers::add);
        pass(100);
        assertEquals(2, answers.size());
        assertEquals(1, answers.stream().filter(Optional::isPresent).count());
        assertEquals(
                FOYER,
                answers.stream()
                        .flatMap(Optional::stream)
                        .findFirst()
                        .orElseThrow()
                        .room());
    }

    @Test
    void whoIsInOneEventIsNotFoundInAnother() {
        enter(FOYER, 1);
        assertFalse(rooms().find("other-event", 1).isPresent());
    }

    @Test
    void k8WhoMayStandNowhereInTheNextRoomStaysWhereTheyAre() {
        var ann = enter(FOYER, 1);
        rooms().enter(VAULT, ann.entrance(), ann);
        pass(200);
        assertEquals(Visitor.NoEntry.NOT_ALLOWED, ann.turnedAway);
        assertNull(ann.dismissed);
        assertEquals(Optional.of(FOYER), rooms().find("demo", 1).map(Rooms.Whereabouts::room));
        int before = ann.told.size();
        assertTrue(ann.walk(5, 0));
        pass(100);
        assertTrue(ann.told.size() > before, "the room goes on for them");
    }

    @Test
    void n6ThroughAnExitIntoTheSameRoomOneTakesAlongWhatOneHeard() {
        var ann = enter(FOYER, 1);
        var bob = enter(FOYER, 2);
        pass(4_000);
        bob.say("hello");
        pass(100);
        assertEquals(List.of("hello"), ann.heard());
        rooms().enter(FOYER, ann.entrance(), ann);
        pass(200);
        assertEquals(List.of("hello", "hello"), ann.heard(), "told again to a client that says it has none");
        assertEquals(2, rooms().people(FOYER));
    }

    @Test
    void n6WhoSaysGoodbyeAndHelloAtOnceFindsWhatTheyHeard() {
        var ann = enter(FOYER, 1);
        var bob = enter(FOYER, 2);
        pass(4_000);
        bob.say("hello");
        pass(100);
        ann.visit().leave();
        var again = enter(FOYER, 1);
        pass(100);
        assertEquals(List.of("hello"), again.heard());
    }

    @Test
    void n6WhatSomebodyHeardIsForgottenWhenTheyAreGone() {
        var ann = enter(FOYER, 1);
        var bob = enter(FOYER, 2);
        pass(4_000);
        bob.say("hello");
        pass(100);
        ann.visit().leave();
        pass(RESUME_WINDOW + 1_000);
        assertEquals(List.of(), enter(FOYER, 1).heard());
    }
}
