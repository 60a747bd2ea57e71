package org.lichthof.room;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Who is writing to the whole room. In a small room that is told to all; in a large one to nobody, because there somebody
 * always writes, and each of them would cost a message to everybody.
 */
final class RoomTyping {
    /** Up to so many people are a small room. */
    static final int MOST_PEOPLE = 50;

    /** Nobody reads more names than these. */
    static final int MOST_NAMES = 5;

    private static final int TYPING_MILLIS = 6_000;

    /** However fast people begin and cease, all are told so often at most. */
    private static final int TELL_EVERY_MILLIS = 500;

    private final Crowd crowd;

    /** Until when they are writing if they say nothing more; who began first is first. */
    private final Map<Person, Long> typists = new LinkedHashMap<>();

    private boolean isChanged;
    private long toldAt = Long.MIN_VALUE / 2;

    RoomTyping(Crowd crowd) {
        this.crowd = crowd;
    }

    void type(Person person, boolean typing, Step step) {
        if (!typing) {
            cease(person);
        } else if (crowd.count() <= MOST_PEOPLE && typists.put(person, step.now() + TYPING_MILLIS) == null) {
            isChanged = true;
        }
    }

    void cease(Person person) {
        if (typists.remove(person) != null) {
            isChanged = true;
        }
    }

    /** A fresh client does not know who is writing. */
    void beginAnew(Person person) {
        person.roomTypingTold = List.of();
        isChanged |= !typists.isEmpty();
        cease(person);
    }

    void tell(Step step) {
        if (!typists.isEmpty()) {
            boolean isLarge = crowd.count() > MOST_PEOPLE;
            isChanged |= typists.values().removeIf(until -> isLarge || until <= step.now());
        }
        if (isChanged && step.now() - toldAt >= TELL_EVERY_MILLIS) {
            isChanged = false;
            toldAt = step.now();
            crowd.forEach(reader -> tell(reader, step));
        }
    }

    private void tell(Person reader, Step step) {
        List<Integer> members = new ArrayList<>();
        for (Person typist : typists.keySet()) {
            if (typist != reader && members.size() < MOST_NAMES) {
                members.add(typist.profile.member());
            }
        }
        if (!members.equals(reader.roomTypingTold)) {
            reader.roomTypingTold = List.copyOf(members);
            step.tell(reader, new RoomNotice.TypingInRoomNow(reader.roomTypingTold));
        }
    }
}
