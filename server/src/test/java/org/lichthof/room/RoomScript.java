package org.lichthof.room;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.lichthof.conversation.Availability;
import org.lichthof.conversation.ConversationId;
import org.lichthof.conversation.ProximityRules;
import org.lichthof.room.RoomNotice.Gathering;
import org.lichthof.room.RoomNotice.Placed;
import org.lichthof.world.Facing;
import org.lichthof.world.PersonId;
import org.lichthof.world.Point;
import org.lichthof.world.WorldMap;

/**
 * A scene in a room: people by their names, wishes in the order of the script, and a clock that only the script moves.
 *
 * <p>What people do takes no time, unless they walk ({@link #walks}) or the script says so ({@link #after}).
 */
final class RoomScript {
    static final int STEP_MILLIS = 50;
    private static final int WALK_EVERY_MILLIS = 100;
    private static final int STRIDE = 18;
    private static final int VIEW = 800;

    /** The house's own, but that nobody is told the list of everybody unasked. */
    static final RoomRules PLAIN = RoomRules.DEFAULT.withRoster(1_000, 0);

    final Room room;
    final Playbill out = new Playbill();
    private final TreeMap<String, PersonId> ids = new TreeMap<>();
    private final TreeMap<String, Heard> heardBefore = new TreeMap<>();
    private String role = "citizen";
    private long now = 1_000;
    private int marks;

    RoomScript() {
        this(MapSketch.hall(60, 40));
    }

    RoomScript(WorldMap map) {
        this(map, PLAIN);
    }

    RoomScript(WorldMap map, RoomRules rules) {
        this(map, rules, 42);
    }

    RoomScript(WorldMap map, RoomRules rules, long seed) {
        room = new Room(map, rules, ProximityRules.DEFAULT, seed);
        out.room = room;
    }

    // Coming and going

    /** The role of those who arrive from here on. */
    RoomScript as(String newRole) {
        role = newRole;
        return this;
    }

    RoomScript arrives(String name, int x, int y) {
        return arrives(name, new Point(x, y), "");
    }

    RoomScript arrives(String name) {
        return arrives(name, null, "");
    }

    RoomScript arrives(String name, @Nullable Point spot, String entry) {
        PersonId id = idOf(name);
        Heard heard = heardBefore.getOrDefault(name, Heard.NOTHING);
        return wishes(new RoomCommand.Arrive(
                id,
                profile(name),
                Availability.AVAILABLE,
                spot,
                Facing.SOUTH,
                entry,
                null,
                VIEW,
                VIEW,
                heard,
                heard.newest()));
    }

    RoomScript arrivesAgain(String name, int x, int y, RoomCommand.Returning returning) {
        return wishes(new RoomCommand.Arrive(
                idOf(name),
                profile(name),
                Availability.AVAILABLE,
                new Point(x, y),
                Facing.SOUTH,
                "",
                returning,
                VIEW,
                VIEW));
    }

    RoomScript departs(String name) {
        wishes(new RoomCommand.Depart(idOf(name)));
        last(name, RoomNotice.Departed.class).ifPresent(departed -> heardBefore.put(name, departed.heard()));
        return this;
    }

    RoomScript losesConnection(String name) {
        return wishes(new RoomCommand.Disconnect(idOf(name)));
    }

    RoomScript comesBack(String name, long newestNearby) {
        return wishes(new RoomCommand.Reconnect(idOf(name), VIEW, VIEW, newestNearby));
    }

    // Walking

    /** On foot, with a message every tenth of a second, and stops there. Goes through walls as far as it is let. */
    RoomScript walks(String name, int x, int y) {
        Point from = at(name);
        double distance = from.distanceTo(new Point(x, y));
        int strides = Math.max(1, (int) Math.ceil(distance / STRIDE));
        Facing facing = Facing.towards(x - from.x(), y - from.y(), Facing.SOUTH);
        for (int i = 1; i <= strides; i++) {
            int nextX = from.x() + (x - from.x()) * i / strides;
            int nextY = from.y() + (y - from.y()) * i / strides;
            sends(name, nextX, nextY, facing, i < strides);
            after(WALK_EVERY_MILLIS / 1_000.0);
        }
        return this;
    }

    /** One message with the newest epoch that they know. */
    RoomScript sends(String name, int x, int y, Facing facing, boolean moving) {
        return wishes(new RoomCommand.Walk(idOf(name), x, y, facing, moving, epoch(name)));
    }

    /** One after the other, and the room takes them together. */
    RoomScript sendsAtOnce(String name, boolean moving, Point... way) {
        RoomCommand.Walk newest = null;
        for (Point at : way) {
            var walk = new RoomCommand.Walk(idOf(name), at.x(), at.y(), Facing.EAST, moving, epoch(name));
            newest = newest == null ? walk : walk.after(newest);
        }
        return wishes(Objects.requireNonNull(newest, "where to?"));
    }

    RoomScript turns(String name, Facing facing) {
        Point at = at(name);
        return sends(name, at.x(), at.y(), facing, false);
    }

    RoomScript goes(String name, RoomCommand.Destination to) {
        return wishes(new RoomCommand.GoTo(idOf(name), to, false));
    }

    RoomScript jumps(String name, RoomCommand.Destination to) {
        return wishes(new RoomCommand.GoTo(idOf(name), to, true));
    }

    RoomScript goesTo(String name, int x, int y) {
        return goes(name, new RoomCommand.Destination.ToSpot(new Point(x, y)));
    }

    RoomScript follows(String name, String leader) {
        return wishes(new RoomCommand.Follow(idOf(name), idOf(leader)));
    }

    // Talking

    RoomScript says(String name, String text) {
        return saysAs(name, text, "mark-" + marks++);
    }

    RoomScript saysAs(String name, String text, String clientRef) {
        return wishes(new RoomCommand.SayNearby(idOf(name), clientRef, text, 1_700_000_000_000L + now));
    }

    RoomScript types(String name, boolean typing) {
        return wishes(new RoomCommand.TypingNearby(idOf(name), typing));
    }

    RoomScript typesToTheRoom(String name, boolean typing) {
        return wishes(new RoomCommand.TypingInRoom(idOf(name), typing));
    }

    RoomScript locks(String name) {
        return wishes(new RoomCommand.Lock(idOf(name), true));
    }

    RoomScript knocks(String name, String at) {
        return wishes(new RoomCommand.Knock(idOf(name), conversationOf(at)));
    }

    RoomScript answersKnock(String name, String who, boolean welcome) {
        return wishes(new RoomCommand.AnswerKnock(idOf(name), idOf(who), welcome));
    }

    RoomScript invites(String name, String whom) {
        return wishes(new RoomCommand.Invite(idOf(name), idOf(whom)));
    }

    RoomScript watchesTheRoster(String name, boolean watch) {
        return wishes(new RoomCommand.WatchRoster(idOf(name), watch));
    }

    RoomScript answersInvite(String name, String by, boolean accept) {
        return wishes(new RoomCommand.AnswerInvite(idOf(name), idOf(by), accept));
    }

    RoomScript joins(String name, String whose) {
        return wishes(new RoomCommand.JoinConversation(idOf(name), conversationOf(whose)));
    }

    RoomScript is(String name, Availability availability) {
        return wishes(new RoomCommand.SetAvailability(idOf(name), availability));
    }

    // Time

    RoomScript wishes(RoomCommand... commands) {
        out.step(List.of(commands), now);
        return this;
    }

    RoomScript after(double seconds) {
        long until = now + Math.round(seconds * 1_000);
        while (now < until) {
            now = Math.min(until, now + STEP_MILLIS);
            out.step(List.of(), now);
        }
        return this;
    }

    /** Until nobody is led anywhere any more, half a minute at most. */
    RoomScript untilTheyArrive() {
        for (int i = 0; i < 600; i++) {
            int placedBefore = out.count(Placed.class);
            after(STEP_MILLIS / 1_000.0);
            if (out.count(Placed.class) == placedBefore) {
                return this;
            }
        }
        throw new AssertionError("still on their way after half a minute");
    }

    /** Forgets what was told so far, so that a fact speaks of what comes. */
    RoomScript then() {
        out.forget();
        return this;
    }

    long now() {
        return now;
    }

    // What came of it

    PersonId idOf(String name) {
        return ids.computeIfAbsent(name, unknown -> new PersonId(ids.size() + 1));
    }

    static int memberOf(PersonId id) {
        return 100 + id.value();
    }

    private Profile profile(String name) {
        return new Profile(memberOf(idOf(name)), name, 1, role);
    }

    RoomOutput.RosterLine line(String name) {
        RoomOutput.RosterLine line = room.whereIs(idOf(name));
        if (line == null) {
            throw new AssertionError(name + " is not here");
        }
        return line;
    }

    Point at(String name) {
        RoomOutput.RosterLine line = line(name);
        return new Point(line.x(), line.y());
    }

    Facing facing(String name) {
        return out.all(Playbill.Moved.class).stream()
                .filter(moved -> moved.person().equals(idOf(name)))
                .reduce((earlier, later) -> later)
                .map(Playbill.Moved::facing)
                .orElseThrow();
    }

    boolean isHere(String name) {
        return room.face(idOf(name)) != null;
    }

    int epoch(String name) {
        return out.epochs.getOrDefault(idOf(name), 0);
    }

    ConversationId conversationOf(String name) {
        int number = line(name).conversation();
        if (number == 0) {
            throw new AssertionError(name + " is in no conversation");
        }
        return new ConversationId(number);
    }

    /** Names of those in conversation with this person as they were told, in alphabetical order; empty: in none. */
    List<String> with(String name) {
        Gathering gathering = out.conversations.get(idOf(name));
        List<String> names = new ArrayList<>();
        if (gathering != null) {
            ids.forEach((other, id) -> {
                if (gathering.speakers().contains(id) || gathering.listeners().contains(id)) {
                    names.add(other);
                }
            });
        }
        return names;
    }

    boolean areTogether(String... names) {
        return with(names[0]).equals(java.util.Arrays.stream(names).sorted().toList());
    }

    /** Texts of the nearby messages that reached them. */
    List<String> heard(String name) {
        return all(name, RoomNotice.SaidNearby.class).stream()
                .map(RoomNotice.SaidNearby::text)
                .toList();
    }

    List<RoomNotice> told(String name) {
        return out.told(idOf(name));
    }

    <N extends RoomNotice> List<N> all(String name, Class<N> kind) {
        return told(name).stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    <N extends RoomNotice> Optional<N> last(String name, Class<N> kind) {
        List<N> all = all(name, kind);
        return all.isEmpty() ? Optional.empty() : Optional.of(all.getLast());
    }

    /** Why they were refused last; empty: they were not. */
    Optional<RoomNotice.Refusal> refusal(String name) {
        return last(name, RoomNotice.Refused.class).map(RoomNotice.Refused::why);
    }

    Optional<RoomNotice.PlacedCause> placed(String name) {
        return last(name, Placed.class).map(Placed::cause);
    }
}
