package org.lichthof.event;

/**
 * Somebody who has been at the event, under the name they chose; no account, no real name needed.
 *
 * @param number theirs for the event, in all rooms and after coming back; 1 and up
 * @param name as others see it; several may have the same
 * @param avatar number of the figure, 0 to {@value #LARGEST_AVATAR}
 */
public record Member(int number, String name, int avatar, Role role) {
    public static final int LARGEST_AVATAR = 255;

    public Member {
        if (number < 1) {
            throw new IllegalArgumentException("a member's number is 1 and up, not " + number);
        }
        if (avatar < 0 || avatar > LARGEST_AVATAR) {
            throw new IllegalArgumentException("an avatar is 0 to " + LARGEST_AVATAR + ", not " + avatar);
        }
    }
}
