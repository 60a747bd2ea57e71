package org.lichthof.room;

import java.util.BitSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Who walks behind whom: behind each leader a row, each in it with the footprints that lead to the one before them. Whatever
 * leads somebody elsewhere takes them out of their row first: nobody is led by two.
 */
final class Rows {
    private final Crowd crowd;
    private final Placing placing;
    private final BitSet following = new BitSet();

    Rows(Crowd crowd, Placing placing) {
        this.crowd = crowd;
        this.placing = placing;
    }

    boolean areEmpty() {
        return following.isEmpty();
    }

    void forEachFollower(Consumer<Person> visit) {
        crowd.forEachIn(following, visit);
    }

    /** Who walks right before somebody who would join the row of this leader. */
    static Person last(Person leader) {
        return leader.followers.isEmpty() ? leader : leader.followers.getLast();
    }

    static @Nullable Person aheadOf(Person person) {
        Person leader = person.leader;
        if (leader == null) {
            return null;
        }
        int place = leader.followers.indexOf(person);
        return place <= 0 ? leader : leader.followers.get(place - 1);
    }

    /** At the end of the row. */
    void join(Person person, Person leader, Trail trail) {
        drop(person);
        person.leader = leader;
        person.trail = trail;
        leader.followers.add(person);
        following.set(person.number);
    }

    /** Follows nobody any more, and is told so; nothing when they did not. */
    void end(Person person, Step step) {
        if (person.leader != null) {
            drop(person);
            placing.stand(person);
            step.tell(person, new RoomNotice.Following(null));
        }
    }

    /** Takes them out of the row; who came behind them takes over their footprints. */
    void drop(Person person) {
        Person leader = person.leader;
        Trail trail = person.trail;
        if (leader == null || trail == null) {
            return;
        }
        int place = leader.followers.indexOf(person);
        leader.followers.remove(place);
        if (place < leader.followers.size()) {
            Trail behind = leader.followers.get(place).trail;
            if (behind != null) {
                behind.append(person.x, person.y);
                behind.append(trail);
            }
        }
        person.leader = null;
        person.trail = null;
        following.clear(person.number);
    }
}
