package org.lichthof.room;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.lichthof.room.RoomNotice.Gathering;
import org.lichthof.world.Facing;
import org.lichthof.world.PersonId;

/** Writes down everything that a room says, in its order, and what follows from it for each person's client. */
final class Playbill implements RoomOutput {
    record Moved(int cell, PersonId person, int x, int y, Facing facing, boolean moving) {}

    record LeftCell(int cell, PersonId person) {}

    record GatheringSeen(int cell, Gathering gathering) {}

    record ChangeSeen(int cell, RoomNotice.GatheringChange change) {}

    record FaceSeen(int cell, Face face) {}

    record Reaction(int cell, PersonId person, String emoji) {}

    record Window(PersonId viewer, int x0, int y0, int x1, int y1, boolean anew) {}

    record Gone(PersonId person) {}

    record RosterTold(List<PersonId> watchers, List<RosterLine> changed, List<PersonId> gone, int people) {}

    record RosterWanted(PersonId watcher) {}

    record Told(PersonId to, RoomNotice notice) {}

    @Nullable
    Room room;
    /** Newest epoch that each client saw, and the conversation that it shows. */
    final TreeMap<PersonId, Integer> epochs = new TreeMap<>();

    final TreeMap<PersonId, @Nullable Gathering> conversations = new TreeMap<>();
    private final List<Object> lines = new ArrayList<>();

    void step(List<RoomCommand> commands, long now) {
        if (room != null) {
            room.step(commands, now, this);
        }
    }

    void forget() {
        lines.clear();
    }

    List<Object> lines() {
        return lines;
    }

    <L> List<L> all(Class<L> kind) {
        return lines.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    int count(Class<? extends RoomNotice> kind) {
        return (int) all(Told.class).stream()
                .filter(told -> kind.isInstance(told.notice()))
                .count();
    }

    List<RoomNotice> told(PersonId person) {
        return all(Told.class).stream()
                .filter(told -> told.to().equals(person))
                .map(Told::notice)
                .toList();
    }

    @Override
    public void tell(PersonId to, RoomNotice notice) {
        lines.add(new Told(to, notice));
        switch (notice) {
            case RoomNotice.Entered entered -> {
                epochs.put(to, entered.epoch());
                if (!entered.again()) {
                    conversations.remove(to);
                }
            }
            case RoomNotice.Placed placed -> epochs.put(to, placed.epoch());
            case RoomNotice.InConversation in -> conversations.put(to, in.gathering());
            case RoomNotice.ConversationChanged changed ->
                conversations.put(to, after(conversations.get(to), changed.change()));
            default -> {}
        }
    }

    @Override
    public void moved(int cell, PersonId person, int x, int y, Facing facing, boolean moving) {
        lines.add(new Moved(cell, person, x, y, facing, moving));
    }

    @Override
    public void leftCell(int cell, PersonId person) {
        lines.add(new LeftCell(cell, person));
    }

    @Override
    public void gathering(int cell, Gathering gathering) {
        lines.add(new GatheringSeen(cell, gathering));
    }

    @Override
    public void gatheringChange(int cell, RoomNotice.GatheringChange change) {
        lines.add(new ChangeSeen(cell, change));
    }

    /** What a client makes of a change (SPEC, C9): null when it cannot know. */
    static @Nullable Gathering after(@Nullable Gathering before, RoomNotice.GatheringChange change) {
        if (before == null || before.version() != change.version() - 1) {
            return before;
        }
        var speakers = new TreeSet<>(before.speakers());
        var listeners = new TreeSet<>(before.listeners());
        for (List<PersonId> moved : List.of(change.speakers(), change.listeners(), change.left())) {
            speakers.removeAll(moved);
            listeners.removeAll(moved);
        }
        speakers.addAll(change.speakers());
        listeners.addAll(change.listeners());
        return new Gathering(
                change.conversation(),
                change.kind(),
                change.areaIndex(),
                change.locked(),
                List.copyOf(speakers),
                List.copyOf(listeners),
                change.version());
    }

    @Override
    public void face(int cell, Face face) {
        lines.add(new FaceSeen(cell, face));
    }

    @Override
    public void reaction(int cell, PersonId person, String emoji) {
        lines.add(new Reaction(cell, person, emoji));
    }

    @Override
    public void window(PersonId viewer, int x0, int y0, int x1, int y1, boolean anew) {
        lines.add(new Window(viewer, x0, y0, x1, y1, anew));
    }

    @Override
    public void gone(PersonId person) {
        lines.add(new Gone(person));
    }

    @Override
    public void roster(List<PersonId> watchers, List<RosterLine> changed, List<PersonId> gone, int people) {
        lines.add(new RosterTold(watchers, changed, gone, people));
    }

    @Override
    public void rosterWanted(PersonId watcher) {
        lines.add(new RosterWanted(watcher));
    }
}
