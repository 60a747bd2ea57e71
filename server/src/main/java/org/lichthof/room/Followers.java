package org.lichthof.room;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lichthof.room.RoomNotice.PlacedCause;
import org.lichthof.room.RoomNotice.Refusal;
import org.lichthof.world.Facing;
import org.lichthof.world.Point;

/**
 * Walks people behind somebody. Those who follow the same person go in a row: each in the footprints of the one before
 * them, an arm's length behind. The room does it all, so it works while the follower's browser sleeps.
 */
final class Followers {
    /** World pixels between two in the row. */
    static final int GAP = 44;

    /** A follower who fell behind runs as fast as would bring them up in this time. */
    private static final double CATCH_UP_SECONDS = 0.5;

    private final Rows rows;
    private final Placing placing;
    private final Pathways pathways;
    private final Routes routes;
    private final RoomRules rules;

    Followers(Rows rows, Placing placing, Pathways pathways, Routes routes, RoomRules rules) {
        this.rows = rows;
        this.placing = placing;
        this.pathways = pathways;
        this.routes = routes;
        this.rules = rules;
    }

    void follow(Person person, @Nullable Person leader, Step step) {
        if (leader == null || leader == person) {
            step.refuse(person, Refusal.NOT_THERE, "there is nobody to follow");
            return;
        }
        for (Person ahead = leader; ahead != null; ahead = ahead.leader) {
            if (ahead == person) {
                step.refuse(person, Refusal.NOT_ALLOWED, "they follow you");
                return;
            }
        }
        if (person.leader == leader || !step.allows(person.searches, person, "too many ways at a time")) {
            return;
        }
        Person ahead = Rows.last(leader);
        List<Point> way = pathways.find(person.floor, person.at(), ahead.at());
        if (way == null) {
            step.refuse(person, Refusal.NO_WAY, "there is no way to them");
            return;
        }
        routes.end(person);
        rows.join(person, leader, new Trail(person.at(), way));
        placing.keep(person, PlacedCause.FOLLOW, step);
        step.tell(person, new RoomNotice.Following(leader.id));
    }

    /**
     * The leader is about to go. Who went by an exit is followed onto it.
     *
     * @param byExit they stand on the exit that they leave by
     */
    void leaderGoes(Person leader, boolean byExit, Step step) {
        for (Person person : List.copyOf(leader.followers)) {
            Trail trail = person.trail;
            rows.end(person, step);
            if (trail != null && byExit && person.floor.isClear(trail.endX(), trail.endY(), leader.x, leader.y)) {
                trail.append(leader.x, leader.y);
                routes.goAlong(person, trail, PlacedCause.FOLLOW, step);
            }
        }
    }

    void advance(Step step) {
        if (!rows.areEmpty()) {
            rows.forEachFollower(person -> {
                Trail trail = person.trail;
                Person ahead = Rows.aheadOf(person);
                if (trail != null && ahead != null) {
                    advance(person, trail, ahead, step);
                }
            });
        }
    }

    private void advance(Person person, Trail known, Person ahead, Step step) {
        Trail trail = known;
        if (person.floor.isClear(trail.endX(), trail.endY(), ahead.x, ahead.y)) {
            trail.append(ahead.x, ahead.y);
        } else if (person.searches.take(step.now()) == 0) {
            // They jumped, or went where this follower must go around.
            List<Point> way = pathways.find(person.floor, person.at(), ahead.at());
            if (way == null) {
                rows.end(person, step);
                step.refuse(person, Refusal.NO_WAY, "there is no way to where they went");
                return;
            }
            trail = new Trail(person.at(), way);
            person.trail = trail;
        }
        double behind = trail.left() - GAP;
        boolean goes = behind > 0.5 || (person.moving && ahead.moving);
        Facing facing = goes
                ? trail.facing(person.facing)
                : person.moving ? Facing.towards(ahead.x - person.x, ahead.y - person.y, person.facing) : person.facing;
        if (behind > 0) {
            double speed = Math.clamp(behind / CATCH_UP_SECONDS, rules.walkSpeed(), rules.runSpeed());
            trail.advance(Math.min(behind, speed * step.elapsedSeconds()));
        }
        if (!placing.lead(person, trail.x(), trail.y(), facing, goes, PlacedCause.FOLLOW, step)) {
            rows.end(person, step); // stands on an exit now
        }
    }
}
