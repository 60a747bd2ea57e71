package org.lichthof.room;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.TreeSet;
import org.lichthof.conversation.Availability;
import org.lichthof.conversation.ConversationId;
import org.lichthof.conversation.ProximityRules;
import org.lichthof.room.RoomCommand.Destination;
import org.lichthof.world.Facing;
import org.lichthof.world.PersonId;
import org.lichthof.world.Point;
import org.lichthof.world.WorldMap;

/** A crowd that does anything at any time, the same for the same seed. */
final class RandomEvening {
    private static final int MOST_PEOPLE = 24;
    private static final int CAPACITY = 20;
    private static final String DRAWING = """
            eee.............#..................#....
            eee..mmmm.......#....qqqq..........#.xx.
            .....mmmm............qqqq..........#.xx.
            .....mmmm.......#....qqqq...............
            ................#..................#....
            #######.#########..................#####
            ........................ooo.............
            ..sss...................ooo.......kk....
            ..sss..........##.................kk....
            ...............##.......................
            .aaaaaa.................####..####......
            .aaaaaa.................#........#......
            .aaaaaa.................#..mmmm..#......
            ........................#..mmmm.........
            ........................##########......
            """;

    final WorldMap map = new MapSketch(DRAWING)
            .meetingOf('m', 3)
            .quiet('q')
            .exit('x', "garden.json", "gate")
            .onlyFor('o', "organiser")
            .place('k')
            .stage('s', 'a')
            .map();
    final Room room;
    final Playbill out = new Playbill();
    /** What kinds of news there were. */
    final TreeSet<String> kinds = new TreeSet<>();

    private final Chance chance;
    private final TreeMap<PersonId, Boolean> connected = new TreeMap<>();
    /** Who said themselves, on their present line, whether they want the list of everybody. */
    final TreeSet<PersonId> askedForTheList = new TreeSet<>();

    private final TreeMap<PersonId, Heard> kept = new TreeMap<>();
    private final TreeMap<PersonId, Point> steering = new TreeMap<>();
    private final TreeSet<Long> keys = new TreeSet<>();
    private long now = -5_000;
    private int said;

    RandomEvening(long seed) {
        chance = new Chance(seed);
        // In every second evening conversations of three count as large, and the list is pushed to a few only.
        var rules = RoomRules.DEFAULT
                .withCapacity(CAPACITY)
                .withLargestView(1_600)
                .withRoster(1_000, CAPACITY / 2)
                .withChangesFrom(seed % 2 == 0 ? 3 : 8);
        room = new Room(map, rules, ProximityRules.DEFAULT, seed);
        out.room = room;
    }

    /** One step, of mostly 50 ms; what the room said in it. */
    List<Object> step() {
        out.forget();
        now += chance.below(20) == 0 ? chance.below(1_500) : 50;
        List<RoomCommand> wishes = new ArrayList<>();
        for (int number = 1; number <= MOST_PEOPLE; number++) {
            var person = new PersonId(number);
            if (connected.containsKey(person)) {
                walkOn(person, wishes);
            }
        }
        for (int i = chance.below(5); i > 0; i--) {
            var person = new PersonId(1 + chance.below(MOST_PEOPLE));
            if (!connected.containsKey(person)) {
                wishes.add(arrive(person));
            } else if (connected.get(person)) {
                wishes.add(anything(person));
            } else {
                wishes.add(chance.below(8) == 0 ? depart(person) : reconnect(person));
            }
        }
        for (RoomCommand wish : wishes) {
            switch (wish) {
                case RoomCommand.Arrive _, RoomCommand.Reconnect _ -> askedForTheList.remove(wish.person());
                case RoomCommand.WatchRoster _ -> askedForTheList.add(wish.person());
                default -> {}
            }
        }
        out.step(wishes, now);
        for (Playbill.Told told : out.all(Playbill.Told.class)) {
            take(told.to(), told.notice());
        }
        return List.copyOf(out.lines());
    }

    List<PersonId> present() {
        return connected.keySet().stream().filter(id -> room.face(id) != null).toList();
    }

    boolean isConnected(PersonId person) {
        return connected.getOrDefault(person, false);
    }

    private void take(PersonId to, RoomNotice notice) {
        kinds.add(notice.getClass().getSimpleName());
        switch (notice) {
            case RoomNotice.Departed departed -> kept.put(to, departed.heard());
            case RoomNotice.Refused refused -> {
                if (refused.why() == RoomNotice.Refusal.ROOM_FULL) {
                    connected.remove(to);
                }
            }
            case RoomNotice.TicketChanged ticket -> keys.add(ticket.conversationKey());
            default -> {}
        }
    }

    // Walking: most of the time towards a spot of their own, sometimes through walls, sometimes too fast.

    private void walkOn(PersonId person, List<RoomCommand> wishes) {
        Point goal = steering.get(person);
        RoomOutput.RosterLine line = room.whereIs(person);
        if (goal == null || line == null || chance.below(2) == 0) {
            return;
        }
        double distance = new Point(line.x(), line.y()).distanceTo(goal);
        int pace = chance.below(200) == 0 ? 900 : 18 + chance.below(20);
        boolean arrives = distance <= pace;
        int x = arrives ? goal.x() : line.x() + (int) ((goal.x() - line.x()) / distance * pace);
        int y = arrives ? goal.y() : line.y() + (int) ((goal.y() - line.y()) / distance * pace);
        Facing facing = Facing.towards(goal.x() - line.x(), goal.y() - line.y(), Facing.SOUTH);
        wishes.add(new RoomCommand.Walk(person, x, y, facing, !arrives, out.epochs.getOrDefault(person, 0)));
        if (arrives || chance.below(60) == 0) {
            steering.remove(person);
        }
    }

    private RoomCommand steer(PersonId person) {
        RoomOutput.RosterLine other = chance.below(2) == 0 ? null : room.whereIs(somebody());
        steering.put(
                person,
                other == null ? anywhere() : new Point(other.x() + chance.below(40), other.y() + chance.below(40)));
        return new RoomCommand.Look(person, 200 + chance.below(1_000), 200 + chance.below(1_000), chance.below(8) == 0);
    }

    // Coming and going

    private RoomCommand arrive(PersonId person) {
        connected.put(person, true);
        Heard heard = kept.getOrDefault(person, Heard.NOTHING);
        Point spot = chance.below(2) == 0 ? null : anywhere();
        RoomCommand.Returning returning = keys.isEmpty() || chance.below(2) == 0
                ? null
                : new RoomCommand.Returning(OptionalLong.of(keys.first()), chance.below(2) == 0);
        return new RoomCommand.Arrive(
                person,
                profile(person),
                availability(),
                spot,
                Facing.of(chance.below(8)),
                "",
                returning,
                600,
                600,
                heard,
                chance.below(2) == 0 ? 0 : heard.newest());
    }

    private RoomCommand depart(PersonId person) {
        connected.remove(person);
        steering.remove(person);
        return new RoomCommand.Depart(person);
    }

    private RoomCommand disconnect(PersonId person) {
        connected.put(person, false);
        steering.remove(person);
        return new RoomCommand.Disconnect(person);
    }

    private RoomCommand reconnect(PersonId person) {
        connected.put(person, true);
        return new RoomCommand.Reconnect(
                person, 600, 600, kept.getOrDefault(person, Heard.NOTHING).newest());
    }

    // Everything else

    private RoomCommand anything(PersonId person) {
        return switch (chance.below(40)) {
            case 0 -> depart(person);
            case 1 -> disconnect(person);
            case 2 -> reconnect(person);
            case 3, 4 -> new RoomCommand.GoTo(person, somewhere(), chance.below(3) == 0);
            case 5 -> new RoomCommand.Follow(person, chance.below(4) == 0 ? null : somebody());
            case 6 -> new RoomCommand.Wave(person, somebody());
            case 7 -> new RoomCommand.React(person, "🎉");
            case 8 -> new RoomCommand.SetAvailability(person, availability());
            case 9 -> new RoomCommand.ChangeProfile(person, profile(person));
            case 10, 11, 12, 13, 14, 15 -> say(person);
            case 16 ->
                chance.below(2) == 0
                        ? new RoomCommand.TypingNearby(person, chance.below(3) != 0)
                        : new RoomCommand.TypingInRoom(person, chance.below(3) != 0);
            case 17 -> new RoomCommand.Lock(person, chance.below(4) != 0);
            case 18, 19 -> new RoomCommand.Knock(person, conversation());
            case 20, 21 -> new RoomCommand.AnswerKnock(person, somebody(), chance.below(3) != 0);
            case 22, 23 -> new RoomCommand.Invite(person, somebody());
            case 24, 25 -> new RoomCommand.AnswerInvite(person, somebody(), chance.below(3) != 0);
            case 26 -> new RoomCommand.JoinConversation(person, conversation());
            case 27 -> new RoomCommand.LeaveConversation(person);
            case 28 -> new RoomCommand.WatchRoster(person, chance.below(4) != 0);
            default -> steer(person);
        };
    }

    private RoomCommand say(PersonId person) {
        said++;
        String mark = chance.below(10) == 0 && said > 3 ? "mark-" + (said - 3) : "mark-" + said;
        return new RoomCommand.SayNearby(person, mark, "words " + said, 1_000_000 + now);
    }

    private Destination somewhere() {
        return switch (chance.below(4)) {
            case 0 -> new Destination.ToArea(chance.below(map.areas().size() + 1));
            case 1 -> new Destination.ToPerson(somebody());
            case 2 -> new Destination.ToConversation(conversation());
            default -> new Destination.ToSpot(anywhere());
        };
    }

    private PersonId somebody() {
        return new PersonId(1 + chance.below(MOST_PEOPLE));
    }

    private ConversationId conversation() {
        RoomOutput.RosterLine line = room.whereIs(somebody());
        return new ConversationId(
                line == null || line.conversation() == 0 ? 1 + chance.below(50) : line.conversation());
    }

    private Point anywhere() {
        return new Point(chance.below(map.width() + 40) - 20, chance.below(map.height() + 40) - 20);
    }

    private Availability availability() {
        Availability[] all = Availability.values();
        return chance.below(2) == 0 ? Availability.AVAILABLE : all[chance.below(all.length)];
    }

    private Profile profile(PersonId person) {
        String role = chance.below(4) == 0 ? "organiser" : "citizen";
        return new Profile(RoomScript.memberOf(person), "p" + person.value(), chance.below(12), role);
    }
}
