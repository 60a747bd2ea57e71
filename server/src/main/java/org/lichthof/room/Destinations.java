package org.lichthof.room;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lichthof.conversation.ConversationId;
import org.lichthof.conversation.Conversations;
import org.lichthof.room.RoomCommand.Destination;
import org.lichthof.room.RoomNotice.Gathering;
import org.lichthof.room.RoomNotice.Refusal;
import org.lichthof.world.Area;
import org.lichthof.world.PathFinder;
import org.lichthof.world.PersonId;
import org.lichthof.world.Point;
import org.lichthof.world.Shape;
import org.lichthof.world.WorldMap;

/** Where exactly one goes who wishes to go to a place, a person or a conversation: a free spot there, and the way. */
final class Destinations {
    /** How far from somebody one stops who walks up to them: an arm's length. World pixels, as are the next. */
    private static final int ARM_LENGTH = 40;

    private static final int NEAREST_TO_PERSON = 30;
    private static final int FARTHEST_FROM_PERSON = 60;

    /** Who stands as near as this and looks over needs no step more. */
    private static final int NEAR_PERSON = 48;

    /**
     * How far from the middle of a company one may stand and still be in its talk, whatever the number of people in it; a
     * little less than the proximity rule allows a third person.
     */
    private static final int RING = 38;

    /** What people keep from each other in a conversation that they walk up to. */
    private static final int SHOULDER_ROOM = 24;

    /** How far from a wished spot that is taken or in a wall another one is looked for. */
    private static final int NEAR_ENOUGH = 48;

    /** Spots without a way to them that are tried before a place counts as closed off, each this far from the others. */
    private static final int MOST_TRIES = 3;

    private static final int APART = 96;

    /** Where a wish leads. */
    sealed interface Found {}

    /**
     * @param look what to look at in the end; null: straight on
     * @param meeting whom this leads to; null: nobody
     */
    record Goal(
            Point spot,
            List<Point> way,
            @Nullable Point look,
            @Nullable Person meeting) implements Found {}

    record Nowhere(Refusal why, String detail) implements Found {}

    private static final Nowhere NO_WAY = new Nowhere(Refusal.NO_WAY, "there is no way to it");

    private final WorldMap map;
    private final Crowd crowd;
    private final Spots spots;
    private final Pathways pathways;
    private final PathFinder finder;
    private final Gatherings gatherings;
    private final Conversations conversations;
    private final int outside;

    Destinations(
            WorldMap map,
            Crowd crowd,
            Spots spots,
            Pathways pathways,
            PathFinder finder,
            Gatherings gatherings,
            Conversations conversations) {
        this.map = map;
        this.crowd = crowd;
        this.spots = spots;
        this.pathways = pathways;
        this.finder = finder;
        this.gatherings = gatherings;
        this.conversations = conversations;
        this.outside = (int) conversations.rules().leaveDistance() + SHOULDER_ROOM;
    }

    Found find(Person person, Destination to, long nowMillis) {
        return switch (to) {
            case Destination.ToArea area -> toArea(person, area.index());
            case Destination.ToPerson other -> toPerson(person, crowd.get(other.who()));
            case Destination.ToConversation wanted -> toConversation(person, wanted.conversation(), nowMillis);
            case Destination.ToSpot wish -> toSpot(person, wish.spot());
        };
    }

    private Found toArea(Person person, int index) {
        if (index < 0 || index >= map.areas().size()) {
            return new Nowhere(Refusal.NOT_THERE, "there is no such place");
        }
        Area area = map.areas().get(index);
        if (!area.about().admits(person.profile.roles())) {
            return new Nowhere(Refusal.NOT_ALLOWED, "this place is for others");
        }
        if (area.shape().contains(person.x, person.y)) {
            return new Goal(person.at(), List.of(), null, null);
        }
        Shape.Rectangle bounds = area.shape().bounds();
        int radius = (int) Math.ceil(Math.hypot(bounds.width(), bounds.height()) / 2);
        return reachable(person, bounds.centre(), radius, null, null, area.shape()::contains);
    }

    private Found toPerson(Person person, @Nullable Person other) {
        if (other == null || other == person) {
            return new Nowhere(Refusal.NOT_THERE, "they are not in this room");
        }
        // Beside them where their company has room, or in a row with them one would stand outside of their talk.
        Point middle = middleOfCompany(other, person);
        if (person.squaredDistanceTo(other.x, other.y) <= NEAR_PERSON * NEAR_PERSON
                && person.squaredDistanceTo(middle.x(), middle.y()) <= RING * RING
                && person.floor.isClear(person.x, person.y, other.x, other.y)
                && spots.hasSameRules(person.x, person.y, other.x, other.y)) {
            return new Goal(person.at(), List.of(), other.at(), other);
        }
        List<PathFinder.SpotTest> betterFirst = List.of(
                (x, y) -> middle.squaredDistanceTo(new Point(x, y)) <= RING * RING
                        && spots.hasSameRules(other.x, other.y, x, y),
                (x, y) -> spots.hasSameRules(other.x, other.y, x, y),
                // They stand where one may not follow: beside it is as near as it gets.
                (x, y) -> true);
        for (PathFinder.SpotTest better : betterFirst) {
            Found found = reachable(
                    person,
                    towards(other.at(), person.at(), ARM_LENGTH),
                    2 * ARM_LENGTH,
                    other.at(),
                    other,
                    (x, y) -> isAtArmLength(other, x, y) && better.suits(x, y));
            if (found instanceof Goal) {
                return found;
            }
        }
        return NO_WAY;
    }

    /** Of those whom they talk with, or else of those who stand around them, whatever their status is now. */
    private Point middleOfCompany(Person other, Person except) {
        Gathering gathering = other.gathering;
        List<PersonId> company = new ArrayList<>();
        if (gathering != null && gathering.areaIndex() < 0) {
            company.addAll(gathering.speakers());
        } else {
            List<Person> around = new ArrayList<>();
            crowd.collectNear(other.x, other.y, FARTHEST_FROM_PERSON, around);
            around.forEach(neighbour -> company.add(neighbour.id));
        }
        company.remove(except.id);
        return centreOf(company);
    }

    private boolean isAtArmLength(Person other, int x, int y) {
        long squared = other.squaredDistanceTo(x, y);
        return squared >= NEAREST_TO_PERSON * NEAREST_TO_PERSON
                && squared <= FARTHEST_FROM_PERSON * FARTHEST_FROM_PERSON
                && map.grid().isClear(other.x, other.y, x, y);
    }

    private Found toConversation(Person person, ConversationId conversation, long nowMillis) {
        Gathering gathering = gatherings.get(conversation.value());
        if (gathering == null) {
            return new Nowhere(Refusal.NOT_THERE, "this conversation is over");
        }
        if (gathering.areaIndex() >= 0) {
            return toArea(person, floorOf(gathering));
        }
        if (person.conversation() == conversation.value()) {
            return new Goal(person.at(), List.of(), null, null);
        }
        List<PersonId> speakers = gathering.speakers();
        Point centre = centreOf(speakers);
        int spread = spreadOf(speakers, centre);
        boolean keepsOut = gathering.locked() && !conversations.passes(person.id, conversation, nowMillis);
        int nearest = keepsOut ? spread + outside : NEAREST_TO_PERSON / 2;
        int farthest = keepsOut ? spread + 2 * outside : Math.max(spread, SHOULDER_ROOM) + SHOULDER_ROOM;
        int wished = keepsOut ? nearest + SHOULDER_ROOM : Math.max(spread, SHOULDER_ROOM);
        return reachable(person, towards(centre, person.at(), wished), 2 * farthest, centre, null, (x, y) -> {
            long squared = centre.squaredDistanceTo(new Point(x, y));
            return squared >= (long) nearest * nearest
                    && squared <= (long) farthest * farthest
                    && (keepsOut
                            || map.grid().isClear(centre.x(), centre.y(), x, y)
                            || !map.grid().isFree(centre));
        });
    }

    /** A stage is listened to from its audience. */
    private int floorOf(Gathering gathering) {
        if (map.areas().get(gathering.areaIndex()) instanceof Area.Stage stage) {
            for (Area area : map.areas()) {
                if (area instanceof Area.Audience audience && audience.stage().equals(stage.stage())) {
                    return audience.index();
                }
            }
        }
        return gathering.areaIndex();
    }

    private Found toSpot(Person person, Point wish) {
        if (wish.equals(person.at())) {
            return new Goal(wish, List.of(), null, null);
        }
        return reachable(person, wish, NEAR_ENOUGH, null, null, (x, y) -> true);
    }

    /** The free spot nearest to {@code near} that has a way to it; a taken one when all are. */
    private Found reachable(
            Person person,
            Point near,
            int radius,
            @Nullable Point look,
            @Nullable Person meeting,
            PathFinder.SpotTest test) {
        List<Point> closedOff = new ArrayList<>();
        for (int gap = SHOULDER_ROOM; gap >= 0; gap -= SHOULDER_ROOM) {
            int keep = gap;
            while (closedOff.size() < MOST_TRIES) {
                Optional<Point> spot = finder.nearestFree(
                        map.grid(),
                        near,
                        radius,
                        (x, y) -> test.suits(x, y)
                                && person.floor.mayStand(x, y)
                                && (keep == 0 || !spots.isTaken(x, y, keep, person))
                                && isFarFrom(closedOff, x, y));
                if (spot.isEmpty()) {
                    break;
                }
                List<Point> way = pathways.find(person.floor, person.at(), spot.get());
                if (way != null) {
                    return new Goal(spot.get(), way, look, meeting);
                }
                closedOff.add(spot.get());
            }
        }
        return NO_WAY;
    }

    private static boolean isFarFrom(List<Point> points, int x, int y) {
        for (Point point : points) {
            if (point.squaredDistanceTo(new Point(x, y)) < APART * APART) {
                return false;
            }
        }
        return true;
    }

    /** The point {@code distance} from {@code centre} on the side of {@code side}. */
    private static Point towards(Point centre, Point side, int distance) {
        double whole = Math.max(1, centre.distanceTo(side));
        return centre.plus((int) Math.round((side.x() - centre.x()) / whole * distance), (int)
                Math.round((side.y() - centre.y()) / whole * distance));
    }

    private Point centreOf(List<PersonId> people) {
        long x = 0;
        long y = 0;
        int count = 0;
        for (PersonId id : people) {
            Person person = crowd.get(id);
            if (person != null) {
                x += person.x;
                y += person.y;
                count++;
            }
        }
        return count == 0 ? new Point(0, 0) : new Point((int) (x / count), (int) (y / count));
    }

    private int spreadOf(List<PersonId> people, Point centre) {
        double farthest = 0;
        for (PersonId id : people) {
            Person person = crowd.get(id);
            if (person != null) {
                farthest = Math.max(farthest, person.at().distanceTo(centre));
            }
        }
        return (int) farthest;
    }
}
