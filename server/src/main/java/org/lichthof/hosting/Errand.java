package org.lichthof.hosting;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.lichthof.world.PersonId;

/** What the house asks of a room's host, between the wishes of people: done on the room's thread, never refused. */
sealed interface Errand {
    /** Somebody wishes to come in. */
    record Come(Entrance entrance, Visitor visitor) implements Errand {}

    /** The other room let them go: now they really come. */
    record HandedOver(Come come, boolean overtaken) implements Errand {}

    /** They go to another room that keeps a place for them. {@code done}: whether a newer connection of theirs stays here. */
    record HandOver(int member, Visitor visitor, Consumer<Boolean> done) implements Errand {}

    record ConnectionLost(Visit visit) implements Errand {}

    record Goodbye(Visit visit) implements Errand {}

    record WhoIs(Visit visit, List<PersonId> persons) implements Errand {}

    /** A reader that had fallen behind can be told again. */
    record Resync(Visit visit) implements Errand {}

    record Locate(int member, Consumer<Optional<Rooms.Located>> answer) implements Errand {}
}
