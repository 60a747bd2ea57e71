package org.lichthof.access;

import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.lichthof.event.Role;

/** The table of roles and what they may do. */
public final class Permissions {
    private static final Set<Permission> CITIZEN = Collections.unmodifiableSet(EnumSet.of(
            Permission.SAY_NEARBY,
            Permission.SAY_ROOM,
            Permission.SAY_DIRECT,
            Permission.LOCK_CONVERSATION,
            Permission.INVITE,
            Permission.LOCATE,
            Permission.JUMP));

    private static final Set<Permission> STAFF = with(CITIZEN, Permission.ENTER_CLOSED_EVENT);

    private static final Map<Role, Set<Permission>> TABLE = new EnumMap<>(Map.of(
            Role.CITIZEN, CITIZEN,
            Role.BOOTH_STAFF, STAFF,
            Role.HOST, STAFF,
            Role.ORGANISER, with(STAFF, Permission.SAY_EVERYONE)));

    private Permissions() {}

    /** In the order of {@link Permission}; cannot be changed. */
    public static Set<Permission> of(Role role) {
        return TABLE.getOrDefault(role, Set.of());
    }

    public static boolean may(Role role, Permission permission) {
        return of(role).contains(permission);
    }

    private static Set<Permission> with(Set<Permission> some, Permission more) {
        EnumSet<Permission> all = EnumSet.copyOf(some);
        all.add(more);
        return Collections.unmodifiableSet(all);
    }
}
