package org.lichthof.hosting;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import org.lichthof.room.RoomCommand;

/**
 * The last commands of a room, step by step, so that a failure can be replayed. In memory only, because commands hold
 * positions, and without what people wrote. The room's thread.
 */
final class StepJournal {
    /** Minutes of a quiet room; at ten thousand walkers, the last instant. */
    static final int MOST_COMMANDS = 20_000;

    /** One turn of the room. */
    record Turn(long nowMillis, List<RoomCommand> commands) {}

    private final ArrayDeque<Turn> turns = new ArrayDeque<>();
    private int commands;

    void note(long nowMillis, List<RoomCommand> step) {
        if (step.isEmpty()) {
            return;
        }
        var noted = new ArrayList<RoomCommand>(step.size());
        for (RoomCommand command : step) {
            noted.add(withoutText(command));
        }
        turns.addLast(new Turn(nowMillis, noted));
        commands += step.size();
        while (commands > MOST_COMMANDS && turns.size() > 1) {
            commands -= turns.removeFirst().commands.size();
        }
    }

    /** Oldest first; the last one is the turn under way. */
    List<Turn> turns() {
        return List.copyOf(turns);
    }

    private static RoomCommand withoutText(RoomCommand command) {
        return command instanceof RoomCommand.SayNearby(var person, var clientRef, var text, long sentAtMillis)
                ? new RoomCommand.SayNearby(person, clientRef, "x".repeat(text.length()), sentAtMillis)
                : command;
    }
}
