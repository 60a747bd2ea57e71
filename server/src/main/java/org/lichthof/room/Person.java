package org.lichthof.room;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lichthof.conversation.Availability;
import org.lichthof.world.Facing;
import org.lichthof.world.PersonId;
import org.lichthof.world.Point;

/**
 * Somebody in the room. One object holds what all rules need to know of them: a step of theirs then touches one place in
 * memory, where parallel arrays would touch a dozen.
 *
 * <p>Each group of fields is written by the class that its comment names, and read by all.
 */
final class Person {
    final PersonId id;
    final int number;

    /** False once they departed; for those who still hold a reference. */
    boolean here = true;

    // Who they are: Room.
    Profile profile;
    Availability availability;
    boolean connected = true;
    Floor floor;
    /** When something that others see of them last changed. */
    long faceChangedAt = Long.MIN_VALUE / 2;

    // Where they are: Placing, through Crowd.
    int x;
    int y;
    Facing facing;
    boolean moving;
    /** Counts the times that they were put somewhere against or without their own wish. */
    int epoch = 1;
    /** Number of the exit area they stand on; -1: none. */
    int exit = -1;
    /** The one by which they are about to leave, while they stand on it; -1: none. */
    int leavingBy = -1;

    // Their own steps: Walking. Thousandths of a world pixel that they may still go at once.
    int reach;
    long reachAt;
    long walkedAt;

    // Neighbours in the list of their cell: Crowd.
    int cell = -1;
    /** The cell where viewers were last told that they are; -1: not told yet. */
    int toldCell = -1;

    @Nullable
    Person next;

    @Nullable
    Person previous;

    // What they see: Views. Columns and rows of cells, 16 bits each; -1: never told.
    int viewWidth;
    int viewHeight;
    long window = -1;

    // Being led: Routes and Followers.
    @Nullable
    Route route;

    @Nullable
    Person leader;

    @Nullable
    Trail trail;

    final List<Person> followers = new ArrayList<>(0);

    // Who they talk with: Gatherings. The same object for all members; a new one with every change.
    RoomNotice.@Nullable Gathering gathering;
    boolean listening;
    /** What the ways out of the room were last told of it, to tell those alone for whom something changed. */
    int toldConversation;

    boolean toldListening;
    boolean toldLocked;
    /** What Conversations knows of them. */
    int settledX;

    int settledY;
    Facing settledFacing;
    boolean settledMoving;

    // What they heard and write: Talk.
    final Hearing hearing;
    /** Conversation in which they are typing; 0: they are not. */
    int typingIn;

    long typingUntil;
    /** What their client was told, and of which conversation. */
    List<Integer> typingTold = List.of();

    int typingToldIn;

    /** What their client was told of who is writing to the room: RoomTyping. */
    List<Integer> roomTypingTold = List.of();

    // What their ticket says: Tickets.
    int ticketX;
    int ticketY;
    Facing ticketFacing;
    long ticketKey;
    boolean ticketLocked;
    long ticketAt;

    /** Area that the watchers of the roster were told of; -2: not told yet. */
    int rosterArea = -2;

    // How often they may: whoever does it.
    final Allowance says = new Allowance(5, 1_000);
    final Allowance waves = new Allowance(3, 2_000);
    final Allowance reactions = new Allowance(6, 500);
    final Allowance searches = new Allowance(4, 250);
    final Allowance locks = new Allowance(4, 1_000);
    final Allowance knocks = new Allowance(3, 5_000);
    final Allowance invites = new Allowance(8, 2_000);
    final Allowance resyncs = new Allowance(2, 5_000);
    final Allowance lists = new Allowance(5, 3_000);

    Person(
            PersonId id,
            Profile profile,
            Availability availability,
            Floor floor,
            Point at,
            Facing facing,
            Hearing hearing) {
        this.id = id;
        this.number = id.value();
        this.profile = profile;
        this.availability = availability;
        this.floor = floor;
        this.x = at.x();
        this.y = at.y();
        this.facing = facing;
        this.hearing = hearing;
        this.settledX = x;
        this.settledY = y;
        this.settledFacing = facing;
        this.ticketX = x;
        this.ticketY = y;
        this.ticketFacing = facing;
    }

    Point at() {
        return new Point(x, y);
    }

    RoomOutput.Face face() {
        return new RoomOutput.Face(id, profile, availability, !connected);
    }

    /** The conversation they were told that they are in; 0: none. */
    int conversation() {
        RoomNotice.Gathering present = gathering;
        return present == null ? 0 : present.conversation().value();
    }

    boolean isLed() {
        return route != null || leader != null;
    }

    /** What was told to this client before no longer places them: two bytes, around and around. */
    void newEpoch() {
        epoch = epoch % 0xFFFF + 1;
    }

    long squaredDistanceTo(int toX, int toY) {
        long dx = (long) x - toX;
        long dy = (long) y - toY;
        return dx * dx + dy * dy;
    }
}
