package org.lichthof.event;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Port: who has been at an event. */
public interface Members {
    /**
     * A member as the store knows them.
     *
     * @param invitation number of the personal link that gave them their role; empty: they came by the open link
     */
    record Known(Member member, OptionalLong invitation) {}

    /** Gives the next free number of the event, 1 and up; numbers are never given twice. */
    Member add(
            EventId event, TokenHash token, String name, int avatar, Role role, OptionalLong invitation, Instant now);

    Optional<Known> byToken(EventId event, TokenHash token);

    Optional<Member> byNumber(EventId event, int number);

    /** Those whose role comes from a link that was revoked since. Who came back by another way is none of them. */
    List<Member> ofRevokedLinks(EventId event);

    /** Writes name, avatar, role and invitation of the member with this number. */
    void update(EventId event, Known member);

    /** Writes name and avatar only. */
    void rename(EventId event, int number, String name, int avatar);
}
