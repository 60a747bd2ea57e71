package org.lichthof.hosting;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.lichthof.world.PersonId;

/** What is asked of a room's host, between the wishes of people. Done on the room's thread; never refused, but for {@link Question}s. */
sealed interface Errand {
    /** Somebody wishes to come in. */
    record Come(Entrance entrance, Visitor visitor) implements Errand {
        int member() {
            return entrance.profile().member();
        }
    }

    /** The other room let them go: now they really come. */
    record HandedOver(Come come, boolean overtaken) implements Errand {}

    /** They go to another room that keeps a place for them. {@code done}: whether a newer connection of theirs stays here. */
    record HandOver(int member, Visitor visitor, Consumer<Boolean> done) implements Errand {}

    record ConnectionLost(Visit visit) implements Errand {}

    record Goodbye(Visit visit) implements Errand {}

    /** A reader that had fallen behind can be told again. */
    record Resync(Visit visit) implements Errand {}

    /** What people ask: answered after the room's step, and refused as wishes are when there is too much. */
    sealed interface Question extends Errand {}

    record WhoIs(Visit visit, List<PersonId> persons) implements Question {}

    record Locate(int member, Consumer<Optional<Rooms.Located>> answer) implements Question {}
}
