package org.lichthof.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lichthof.event.Role;

/** The matrix of roles and what they may do, written out: a change to one has to be meant in both places. */
class PermissionsTest {
    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, textBlock = """
            PERMISSION,         CITIZEN, BOOTH_STAFF, HOST,  ORGANISER
            ENTER_CLOSED_EVENT, false,   true,        true,  true
            SAY_NEARBY,         true,    true,        true,  true
            SAY_ROOM,           true,    true,        true,  true
            SAY_DIRECT,         true,    true,        true,  true
            SAY_EVERYONE,       false,   false,       false, true
            LOCK_CONVERSATION,  true,    true,        true,  true
            INVITE,             true,    true,        true,  true
            LOCATE,             true,    true,        true,  true
            JUMP,               true,    true,        true,  true
            """)
    void everyRoleMayWhatTheTableSays(
            Permission permission, boolean citizen, boolean boothStaff, boolean host, boolean organiser) {
        assertEquals(citizen, Permissions.may(Role.CITIZEN, permission));
        assertEquals(boothStaff, Permissions.may(Role.BOOTH_STAFF, permission));
        assertEquals(host, Permissions.may(Role.HOST, permission));
        assertEquals(organiser, Permissions.may(Role.ORGANISER, permission));
    }

    @Test
    void theMatrixIsComplete() {
        assertEquals(9, Permission.values().length, "a new permission belongs into the matrix above");
        assertEquals(4, Role.values().length, "a new role belongs into the matrix above");
    }

    @Test
    void nobodyGivesThemselvesPermissions() {
        assertThrows(
                UnsupportedOperationException.class,
                () -> Permissions.of(Role.CITIZEN).add(Permission.SAY_EVERYONE));
    }
}
