package org.lichthof.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lichthof.MovableClock;
import org.lichthof.event.EventId;
import org.lichthof.event.Invitation;
import org.lichthof.event.Role;
import org.lichthof.event.StoreUnavailable;
import org.lichthof.event.TokenHash;
import org.lichthof.store.InMemoryStore;

class StarterLinksTest {
    private static final EventId DEMO = new EventId("demo");

    @TempDir
    Path folder;

    private final InMemoryStore store = new InMemoryStore();
    private final MovableClock clock = new MovableClock();

    @Test
    void everyRoleGetsALinkThatLetsInWithThisRole() {
        Map<Role, String> links = links().of(DEMO);
        assertEquals(4, links.size());
        links.forEach((role, link) -> {
            assertTrue(link.startsWith("/e/demo#"));
            assertEquals(role, invitation(link).role());
            assertTrue(invitation(link).isValidAt(clock.instant()));
        });
    }

    @Test
    void theNextStartPrintsTheSameOnes() {
        Map<Role, String> first = links().of(DEMO);
        Map<Role, String> other = links().of(new EventId("other"));
        assertEquals(first, links().of(DEMO));
        assertEquals(other, links().of(new EventId("other")));
        assertEquals(4, store.invitations().of(DEMO).size());
    }

    @Test
    void takingTheFileAwayRevokesThem() throws Exception {
        Map<Role, String> first = links().of(DEMO);
        Files.delete(folder.resolve("links.txt"));
        Map<Role, String> second = links().of(DEMO);
        assertNotEquals(first, second);
        first.values().forEach(link -> assertTrue(invitation(link).revokedAt().isPresent()));
        second.values().forEach(link -> assertTrue(invitation(link).isValidAt(clock.instant())));
    }

    @Test
    void aRevokedOneIsReplacedAndTheOthersStay() {
        Map<Role, String> first = links().of(DEMO);
        store.invitations().revoke(DEMO, invitation(first.get(Role.HOST)).number(), clock.instant());
        Map<Role, String> second = links().of(DEMO);
        assertNotEquals(first.get(Role.HOST), second.get(Role.HOST));
        assertEquals(first.get(Role.ORGANISER), second.get(Role.ORGANISER));
    }

    @Test
    void onlyTheOwnerReadsTheFile() throws Exception {
        links().of(DEMO);
        assertEquals(
                "rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("links.txt"))));
    }

    @Test
    void aFileThatCannotBeWrittenIsNamed() {
        StarterLinks nowhere = new StarterLinks(store.invitations(), folder.resolve("none/links.txt"), clock);
        assertTrue(assertThrows(StoreUnavailable.class, () -> nowhere.of(DEMO))
                .what()
                .contains("links.txt"));
    }

    private StarterLinks links() {
        return new StarterLinks(store.invitations(), folder.resolve("links.txt"), clock);
    }

    private Invitation invitation(String link) {
        String token = link.substring(link.indexOf('#') + 1);
        return store.invitations().byToken(DEMO, TokenHash.of(token)).orElseThrow();
    }
}
