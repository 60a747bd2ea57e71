package org.lichthof.conversation;

import java.util.Arrays;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/** Everybody in the room, ascending by number, so that nothing depends on the order in which people came. */
final class Crowd implements Iterable<Attendee> {
    private @Nullable Attendee[] byId = new @Nullable Attendee[64];
    private Attendee[] ascending = new Attendee[16];
    private int size;
    final Whereabouts whereabouts;

    Crowd(Whereabouts whereabouts) {
        this.whereabouts = whereabouts;
    }

    int size() {
        return size;
    }

    @Nullable
    Attendee find(int id) {
        return id < byId.length ? byId[id] : null;
    }

    /** Somebody who is here for certain. */
    Attendee get(int id) {
        Attendee person = find(id);
        if (person == null) {
            throw new IllegalStateException("nobody has the number " + id);
        }
        return person;
    }

    void add(Attendee person) {
        if (person.id >= byId.length) {
            byId = Arrays.copyOf(byId, Math.max(person.id + 1, 2 * byId.length));
        }
        if (size == ascending.length) {
            ascending = Arrays.copyOf(ascending, 2 * size);
        }
        byId[person.id] = person;
        int at = size++;
        while (at > 0 && ascending[at - 1].id > person.id) {
            ascending[at] = ascending[at - 1];
            at--;
        }
        ascending[at] = person;
    }

    void remove(Attendee person) {
        byId[person.id] = null;
        size--;
        int at = size;
        Attendee after = ascending[size];
        while (after != person) {
            at--;
            Attendee here = ascending[at];
            ascending[at] = after;
            after = here;
        }
    }

    @Override
    public Iterator<Attendee> iterator() {
        return new Iterator<>() {
            private int next;

            @Override
            public boolean hasNext() {
                return next < size;
            }

            @Override
            public Attendee next() {
                return ascending[next++];
            }
        };
    }
}
