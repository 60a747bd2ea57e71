package org.lichthof.room;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.lichthof.world.PathFinder;
import org.lichthof.world.PersonId;

/**
 * Wishes that mean a search over the map, once a step has searched enough: they wait for the next, in their order. What one
 * person may ask for is bounded, but many may ask at once, and the room has one thread.
 */
final class Postponed {
    /** Tiles and spots looked at in one step, after which it takes no more such wishes on. Those taken on are finished. */
    static final long MOST_LOOKED_AT = 200_000;

    private final PathFinder finder;
    private final LinkedHashMap<PersonId, RoomCommand> waiting = new LinkedHashMap<>();
    private long lookedAtBefore;

    Postponed(PathFinder finder) {
        this.finder = finder;
    }

    void beginStep() {
        lookedAtBefore = finder.lookedAt();
    }

    /** Those that waited, oldest first; what is not done now is to be postponed again. */
    List<RoomCommand> take() {
        if (waiting.isEmpty()) {
            return List.of();
        }
        List<RoomCommand> taken = new ArrayList<>(waiting.values());
        waiting.clear();
        return taken;
    }

    /** @return true when this wish has to wait; of several of one person the newest counts, in the place of the first */
    boolean takes(RoomCommand wish) {
        boolean searches = switch (wish) {
            case RoomCommand.GoTo _, RoomCommand.LeaveConversation _, RoomCommand.JoinConversation _ -> true;
            case RoomCommand.Follow follow -> follow.leader() != null;
            default -> false;
        };
        if (!searches || finder.lookedAt() - lookedAtBefore < MOST_LOOKED_AT) {
            return false;
        }
        waiting.put(wish.person(), wish);
        return true;
    }

    /** Who loses the line or goes wishes for nothing any more. */
    void forget(Person person) {
        waiting.remove(person.id);
    }
}
