package org.lichthof.access;

import java.util.Set;
import org.lichthof.event.Event;
import org.lichthof.event.Member;

/** What the {@link Doorkeeper} decided. */
public sealed interface Admission {
    /**
     * Come in.
     *
     * @param memberToken makes them the same member next time; given to them and to nobody else
     */
    record Admitted(Event event, Member member, Set<Permission> permissions, String memberToken) implements Admission {
        /** Without the token: admissions may end up in log lines. */
        @Override
        public String toString() {
            return "Admitted[" + event.id() + ", member " + member.number() + "]";
        }
    }

    /** @param remedy what they can do about it, English */
    record Rejected(Reason reason, String remedy) implements Admission {}

    enum Reason {
        UNKNOWN_EVENT,
        /** And their role does not let them in before it opens. */
        EVENT_CLOSED,
        /** The personal link is wrong, expired, or was taken back. */
        BAD_LINK,
        BAD_NAME
    }
}
