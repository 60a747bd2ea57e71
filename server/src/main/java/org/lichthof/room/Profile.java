package org.lichthof.room;

import java.util.Set;

/**
 * Who somebody is to the others.
 *
 * @param member their number in the event, the same in all rooms and after coming back; 1 and up
 * @param avatar number of the figure
 * @param role as in links, small letters: {@code citizen}, {@code booth-staff}, {@code host}, {@code organiser}
 */
public record Profile(int member, String name, int avatar, String role) {
    public Set<String> roles() {
        return Set.of(role);
    }
}
