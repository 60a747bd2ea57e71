package org.lichthof.room;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import org.lichthof.room.RoomNotice.SaidNearby;

/** What one person hears nearby, as it grows; {@link Heard} is the same at rest. */
final class Hearing {
    private final ArrayDeque<SaidNearby> messages;
    private final ArrayDeque<Heard.Mark> said;
    private long newest;

    Hearing(Heard before) {
        messages = new ArrayDeque<>(before.messages());
        said = new ArrayDeque<>(before.said());
        newest = before.newest();
    }

    /** Number of the newest message; 0: none yet. */
    long newest() {
        return newest;
    }

    /** @param message with a larger number than all before */
    void keep(SaidNearby message) {
        newest = message.number();
        messages.addLast(message);
        if (messages.size() > Heard.MOST_MESSAGES) {
            messages.removeFirst();
        }
    }

    void keepMark(Heard.Mark mark) {
        said.addLast(mark);
        if (said.size() > Heard.MOST_MARKS) {
            said.removeFirst();
        }
    }

    /** When the message with this mark was said; -1: none of theirs, or long ago. */
    long saidAt(String clientRef) {
        for (Heard.Mark mark : said) {
            if (mark.clientRef().equals(clientRef)) {
                return mark.sentAtMillis();
            }
        }
        return -1;
    }

    List<SaidNearby> newerThan(long number) {
        List<SaidNearby> newer = new ArrayList<>();
        for (SaidNearby message : messages) {
            if (message.number() > number) {
                newer.add(message);
            }
        }
        return newer;
    }

    Heard soFar() {
        return new Heard(List.copyOf(messages), List.copyOf(said), newest);
    }
}
