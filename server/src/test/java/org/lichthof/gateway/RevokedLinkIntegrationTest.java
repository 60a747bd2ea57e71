package org.lichthof.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lichthof.event.Invitation;
import org.lichthof.event.Role;
import org.lichthof.event.TokenHash;
import org.lichthof.protocol.v1.ClientMessage;
import org.lichthof.protocol.v1.ClosingReason;
import org.lichthof.protocol.v1.RefusalCode;
import org.lichthof.protocol.v1.ServerMessage;
import org.lichthof.store.SqliteStore;

/** A link is taken back, by another program, while somebody is inside by it. */
class RevokedLinkIntegrationTest {
    private static final String TOKEN = "the-secret-of-the-link";

    @TempDir
    Path folder;

    private OpenHouse house;
    private Invitation link;

    @BeforeEach
    void open() throws IOException {
        house = new OpenHouse(folder).open();
        link = house.store()
                .invitations()
                .add(OpenHouse.DEMO, Role.HOST, "Group 3", TokenHash.of(TOKEN), Instant.EPOCH, Optional.empty());
    }

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void whoIsInsideByItIsRemovedAndTheOthersSeeThemGo() {
        try (var host = LichthofClient.enter(
                        house.port(), LichthofClient.hello("Hanna").setLinkToken(TOKEN));
                var citizen = LichthofClient.enter(house.port(), "Ann")) {
            int hanna = host.you();
            citizen.awaitSome("Hanna", ann -> ann.seen(hanna));
            house.lookForRevokedLinks();
            host.settle();

            revoke();
            house.lookForRevokedLinks();

            assertEquals(
                    ClosingReason.CLOSING_REASON_REMOVED,
                    host.awaitMessage("the end", ServerMessage::hasClosing)
                            .getClosing()
                            .getReason());
            host.awaitTrue("closed", LichthofClient::isClosed);
            // Gone, not standing there as somebody who lost their connection.
            citizen.awaitTrue("without Hanna", ann -> ann.seen(hanna) == null);
            citizen.settle();
            assertFalse(citizen.isClosed());
        }
    }

    @Test
    void itLetsNobodyInAnyMoreAndByTheOpenLinkTheyAreACitizen() {
        String memberToken;
        try (var host =
                LichthofClient.enter(house.port(), LichthofClient.hello("Hanna").setLinkToken(TOKEN))) {
            memberToken = host.welcomed().getMemberToken();
        }
        revoke();
        try (var again = LichthofClient.connect(house.port())) {
            again.send(ClientMessage.newBuilder()
                    .setHello(LichthofClient.hello("Hanna").setLinkToken(TOKEN).setMemberToken(memberToken)));
            assertEquals(
                    RefusalCode.REFUSAL_CODE_BAD_LINK,
                    again.awaitMessage("a refusal", ServerMessage::hasRefused)
                            .getRefused()
                            .getCode());
        }
        try (var citizen =
                LichthofClient.enter(house.port(), LichthofClient.hello("Hanna").setMemberToken(memberToken))) {
            assertEquals(
                    org.lichthof.protocol.v1.Role.ROLE_CITIZEN,
                    citizen.welcomed().getRole());
            house.lookForRevokedLinks();
            citizen.settle();
            assertFalse(citizen.isClosed());
        }
    }

    private void revoke() {
        try (SqliteStore beside = SqliteStore.openBeside(folder, InstantSource.system())) {
            beside.invitations().revoke(OpenHouse.DEMO, link.number(), Instant.EPOCH);
        }
    }
}
