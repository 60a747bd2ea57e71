package org.lichthof.access;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.lichthof.event.Event;
import org.lichthof.event.EventId;
import org.lichthof.event.Invitation;
import org.lichthof.event.Role;
import org.lichthof.event.RoomPlan;
import org.lichthof.event.TokenHash;
import org.lichthof.store.InMemoryStore;
import org.lichthof.world.LocalText;
import org.lichthof.world.RoomId;

class RevocationsTest {
    private static final EventId DEMO = new EventId("demo");
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

    private final InMemoryStore store = new InMemoryStore();
    private final List<String> putOut = new ArrayList<>();
    private final Revocations revocations =
            new Revocations(List.of(event()), store.members(), (event, member) -> putOut.add(event + " " + member));

    @Test
    void whoCameByALinkThatIsRevokedIsPutOutAndNobodyElse() {
        Invitation mine = link("mine");
        Invitation other = link("other");
        came("a", OptionalLong.of(other.number()));
        came("b", OptionalLong.of(mine.number()));
        came("c", OptionalLong.empty());

        revocations.look();
        assertEquals(List.of(), putOut);

        store.invitations().revoke(DEMO, mine.number(), NOON);
        revocations.look();
        assertEquals(List.of("demo 2"), putOut);
    }

    private Invitation link(String token) {
        return store.invitations().add(DEMO, Role.HOST, "x", TokenHash.of(token), NOON, Optional.empty());
    }

    private void came(String token, OptionalLong by) {
        store.members().add(DEMO, TokenHash.of(token), "somebody", 0, Role.HOST, by, NOON);
    }

    private static Event event() {
        return new Event(
                DEMO,
                LocalText.of("Demo"),
                LocalText.NONE,
                LocalText.NONE,
                List.of("en"),
                true,
                List.of(new RoomPlan(new RoomId("hall"), LocalText.of("Hall"), Path.of("hall.tmj"), 10)));
    }
}
