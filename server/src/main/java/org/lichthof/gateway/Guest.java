package org.lichthof.gateway;

import java.util.Set;
import org.lichthof.access.Permission;
import org.lichthof.event.Event;
import org.lichthof.event.Member;
import org.lichthof.room.Profile;

/**
 * Somebody who was let in.
 *
 * @param language BCP 47, what their page is in
 */
record Guest(Event event, Member member, Set<Permission> permissions, String memberToken, String language) {
    boolean may(Permission permission) {
        return permissions.contains(permission);
    }

    Profile profile() {
        return new Profile(
                member.number(), member.name(), member.avatar(), member.role().key());
    }

    Guest with(Member changed) {
        return new Guest(event, changed, permissions, memberToken, language);
    }

    /** Without the token. */
    @Override
    public String toString() {
        return "Guest[" + event.id() + ", member " + member.number() + "]";
    }
}
