package org.lichthof.event;

/**
 * How long chat is kept, so that the privacy note of an event can say it: <code>{roomDays}</code> and
 * <code>{directDays}</code> in its text stand for these numbers.
 */
public record KeptFor(int roomDays, int directDays) {
    String in(String text) {
        return text.replace("{roomDays}", Integer.toString(roomDays))
                .replace("{directDays}", Integer.toString(directDays));
    }
}
