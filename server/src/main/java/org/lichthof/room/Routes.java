package org.lichthof.room;

import java.util.BitSet;
import org.jspecify.annotations.Nullable;
import org.lichthof.conversation.Availability;
import org.lichthof.conversation.ConversationId;
import org.lichthof.conversation.ConversationKind;
import org.lichthof.conversation.Conversations;
import org.lichthof.room.RoomCommand.Destination;
import org.lichthof.room.RoomNotice.PlacedCause;
import org.lichthof.room.RoomNotice.Refusal;
import org.lichthof.world.Facing;
import org.lichthof.world.Point;

/** Walks people to where they wished to go, at walking speed, until they arrive or take a step of their own. */
final class Routes {
    /** Somebody whom one walks up to may go this far on before the way is planned anew. World pixels. */
    private static final int OUT_OF_REACH = 80;

    private static final int MOST_TRIES = 6;

    private final Crowd crowd;
    private final Placing placing;
    private final Rows rows;
    private final Walking walking;
    private final Destinations destinations;
    private final Conversations conversations;
    private final int speed;
    private final BitSet led = new BitSet();

    Routes(
            Crowd crowd,
            Placing placing,
            Rows rows,
            Walking walking,
            Destinations destinations,
            Conversations conversations,
            RoomRules rules) {
        this.crowd = crowd;
        this.placing = placing;
        this.rows = rows;
        this.walking = walking;
        this.destinations = destinations;
        this.conversations = conversations;
        this.speed = rules.walkSpeed();
    }

    /**
     * Sets out for this place, or is there at once.
     *
     * @param joining the conversation to ask for a place in on arrival; null: none
     */
    void goTo(Person person, Destination to, boolean jump, @Nullable ConversationId joining, Step step) {
        if (step.allows(person.searches, person, "too many ways at a time")) {
            plan(person, to, jump, joining, MOST_TRIES, step);
        }
    }

    /** The same for whom the room leads out of somewhere. Their allowance has been asked for. */
    void lead(Person person, Point spot, Step step) {
        plan(person, new Destination.ToSpot(spot), false, null, MOST_TRIES, step);
    }

    private void plan(
            Person person, Destination to, boolean jump, @Nullable ConversationId joining, int tries, Step step) {
        switch (destinations.find(person, to, step.now())) {
            case Destinations.Nowhere nowhere -> step.refuse(person, nowhere.why(), nowhere.detail());
            case Destinations.Goal goal -> {
                if (jump) {
                    jump(person, goal, joining, step);
                } else {
                    var trail = new Trail(person.at(), goal.way());
                    begin(
                            person,
                            new Route(trail, goal.look(), goal.meeting(), joining, tries, PlacedCause.ROUTE),
                            step);
                }
            }
        }
    }

    private void jump(Person person, Destinations.Goal goal, @Nullable ConversationId joining, Step step) {
        end(person);
        rows.end(person, step);
        Point spot = goal.spot();
        placing.put(
                person,
                spot.x(),
                spot.y(),
                lookFrom(spot.x(), spot.y(), goal.look(), person.facing),
                false,
                PlacedCause.JUMP,
                step);
        join(person, joining, goal.meeting(), step);
    }

    /** Walks on along a way that is known already. */
    void goAlong(Person person, Trail trail, PlacedCause cause, Step step) {
        begin(person, new Route(trail, null, null, null, 0, cause), step);
    }

    private void begin(Person person, Route route, Step step) {
        rows.end(person, step);
        person.route = route;
        led.set(person.number);
        Facing facing = route.trail().facing(person.facing);
        // Says the new epoch: their own steps from before this wish do not end it.
        placing.put(person, person.x, person.y, facing, route.trail().left() > 0, route.cause(), step);
    }

    /** Lets go of them; where they stand is theirs to say again. */
    void end(Person person) {
        person.route = null;
        led.clear(person.number);
    }

    void advance(Step step) {
        if (!led.isEmpty()) {
            double distance = speed * step.elapsedSeconds();
            crowd.forEachIn(led, person -> {
                Route route = person.route;
                if (route != null) {
                    advance(person, route, distance, step);
                }
            });
        }
    }

    private void advance(Person person, Route route, double distance, Step step) {
        Trail trail = route.trail();
        Facing facing = trail.facing(person.facing);
        trail.advance(distance);
        boolean arrives = trail.left() <= 0;
        if (arrives) {
            facing = lookFrom(trail.x(), trail.y(), route.look(), facing);
        }
        if (!placing.lead(person, trail.x(), trail.y(), facing, !arrives, route.cause(), step)) {
            end(person); // stands on an exit now
        } else if (arrives) {
            arrive(person, route, step);
        }
    }

    private void arrive(Person person, Route route, Step step) {
        end(person);
        Person met = route.meeting();
        Point look = route.look();
        boolean walkedOn = met != null
                && look != null
                && met.here
                && met.squaredDistanceTo(look.x(), look.y()) > OUT_OF_REACH * OUT_OF_REACH;
        if (met != null && walkedOn && route.tries() > 0 && person.searches.take(step.now()) == 0) {
            plan(person, new Destination.ToPerson(met.id), false, route.joining(), route.tries() - 1, step);
            return;
        }
        walking.makeRoom(person, step);
        join(person, route.joining(), met, step);
    }

    private void join(Person person, @Nullable ConversationId joining, @Nullable Person met, Step step) {
        if (joining == null) {
            if (met != null) {
                joinTalkOf(met, person, step);
            }
        } else if (conversations.askToJoin(person.id, joining, step.now()) == Conversations.Answer.LOCKED) {
            step.refuse(person, Refusal.LOCKED, "the conversation was locked meanwhile");
        }
    }

    /**
     * Who walked up to somebody wants to talk with them, also where their ring is too wide by now for nearness alone. Not past
     * a lock, and not those who want their quiet.
     */
    private void joinTalkOf(Person met, Person person, Step step) {
        RoomNotice.Gathering talk = met.gathering;
        if (talk != null
                && talk.kind() == ConversationKind.NEARBY
                && !talk.locked()
                && person.availability != Availability.DO_NOT_DISTURB) {
            conversations.askToJoin(person.id, talk.conversation(), step.now());
        }
    }

    private static Facing lookFrom(int x, int y, @Nullable Point at, Facing otherwise) {
        return at == null ? otherwise : Facing.towards(at.x() - x, at.y() - y, otherwise);
    }
}
