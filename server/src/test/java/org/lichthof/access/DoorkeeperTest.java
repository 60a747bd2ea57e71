package org.lichthof.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.lichthof.MovableClock;
import org.lichthof.access.Admission.Admitted;
import org.lichthof.access.Admission.Reason;
import org.lichthof.access.Admission.Rejected;
import org.lichthof.access.Doorkeeper.ProfileChange;
import org.lichthof.event.Event;
import org.lichthof.event.EventId;
import org.lichthof.event.Invitation;
import org.lichthof.event.Member;
import org.lichthof.event.Role;
import org.lichthof.event.RoomPlan;
import org.lichthof.event.TokenHash;
import org.lichthof.store.InMemoryStore;
import org.lichthof.world.LocalText;
import org.lichthof.world.RoomId;

class DoorkeeperTest {
    private final InMemoryStore store = new InMemoryStore();
    private final MovableClock clock = new MovableClock();
    private final Doorkeeper door = new Doorkeeper(
            List.of(event("open", true), event("closed", false)),
            Set.of("broken"),
            store.members(),
            store.invitations(),
            clock,
            40);

    @Test
    void anybodyComesInByTheOpenLinkAsCitizen() {
        Admitted ann = admitted("open", "", "", "Ann");
        assertEquals(new Member(1, "Ann", 3, Role.CITIZEN), ann.member());
        assertEquals(Permissions.of(Role.CITIZEN), ann.permissions());
        assertTrue(ann.memberToken().length() * 6 >= 128, "base64url: 6 bits a character");
    }

    @Test
    void whoComesBackIsTheSameMemberUnderTheNameTheyGiveNow() {
        Admitted first = admitted("open", "", "", "Ann");
        Admitted again = admitted("open", "", first.memberToken(), "Anna");
        assertEquals(new Member(1, "Anna", 3, Role.CITIZEN), again.member());
        assertEquals(first.memberToken(), again.memberToken());
        assertEquals(2, admitted("open", "", "", "Ann").member().number(), "without the token it is somebody new");
    }

    @Test
    void aTokenOfNobodyMakesANewMemberWithATokenOfTheirOwn() {
        Admitted ann = admitted("open", "", "made-up", "Ann");
        assertNotEquals("made-up", ann.memberToken());
        admitted("open", "", "x".repeat(100_000), "Bob");
    }

    @Test
    void aMemberTokenIsGoodInItsOwnEventOnly() {
        Admitted host = admitted("closed", link("closed", Role.HOST), "", "Hanna");
        assertEquals(
                Role.CITIZEN,
                admitted("open", "", host.memberToken(), "Hanna").member().role());
    }

    @Test
    void aPersonalLinkGivesItsRole() {
        for (Role role : Role.values()) {
            Admitted came = admitted("open", link("open", role), "", "Ann");
            assertEquals(role, came.member().role());
            assertEquals(Permissions.of(role), came.permissions());
        }
    }

    @Test
    void theRoleStaysWhenOneComesBackByTheOpenLink() {
        Admitted host = admitted("open", link("open", Role.HOST), "", "Hanna");
        Admitted again = admitted("open", "", host.memberToken(), "Hanna");
        assertEquals(host.member(), again.member());
    }

    @Test
    void theLinkDecidesWhenACitizenComesBackWithOne() {
        Admitted citizen = admitted("open", "", "", "Ann");
        Admitted staff = admitted("open", link("open", Role.BOOTH_STAFF), citizen.memberToken(), "Ann");
        assertEquals(new Member(1, "Ann", 3, Role.BOOTH_STAFF), staff.member());
        Admitted asCitizen = admitted("open", link("open", Role.CITIZEN), staff.memberToken(), "Ann");
        assertEquals(Role.CITIZEN, asCitizen.member().role());
    }

    @Test
    void aRevokedLinkLetsNobodyInAndTakesTheRoleOfThoseWhoCameByIt() {
        String link = link("open", Role.ORGANISER);
        Admitted organiser = admitted("open", link, "", "Olga");
        Invitation invitation = door.look(new EventId("open"), link).orElseThrow();
        store.invitations().revoke(invitation.event(), invitation.number(), clock.instant());

        assertEquals(Reason.BAD_LINK, rejected("open", link, "", "Olga").reason());
        assertEquals(Optional.empty(), door.look(new EventId("open"), link));
        assertEquals(
                Role.CITIZEN,
                admitted("open", "", organiser.memberToken(), "Olga").member().role());
    }

    @Test
    void aLinkExpires() {
        String link = "expires";
        store.invitations()
                .add(
                        new EventId("open"),
                        Role.HOST,
                        "x",
                        TokenHash.of(link),
                        clock.instant(),
                        Optional.of(clock.instant().plusSeconds(60)));
        Admitted host = admitted("open", link, "", "Hanna");
        clock.advance(Duration.ofSeconds(60));
        assertEquals(Reason.BAD_LINK, rejected("open", link, "", "Hanna").reason());
        assertEquals(
                Role.CITIZEN,
                admitted("open", "", host.memberToken(), "Hanna").member().role());
    }

    @Test
    void aWrongLinkIsToldAndNotTakenForTheOpenOne() {
        assertEquals(Reason.BAD_LINK, rejected("open", "guessed", "", "Eve").reason());
        assertEquals(
                Reason.BAD_LINK,
                rejected("open", "x".repeat(100_000), "", "Eve").reason());
        assertEquals(
                Reason.BAD_LINK,
                rejected("open", link("closed", Role.HOST), "", "Eve").reason(),
                "another event's");
    }

    @Test
    void beforeItOpensOnlyThoseComeInWhoPrepareIt() {
        assertEquals(Reason.EVENT_CLOSED, rejected("closed", "", "", "Ann").reason());
        assertEquals(Reason.EVENT_CLOSED, rejected("broken", "", "", "Ann").reason(), "closed, not unheard of");
        assertEquals(
                Reason.EVENT_CLOSED,
                rejected("closed", link("closed", Role.CITIZEN), "", "Ann").reason());
        assertEquals(
                Role.ORGANISER,
                admitted("closed", link("closed", Role.ORGANISER), "", "Olga")
                        .member()
                        .role());
    }

    @Test
    void anUnknownEventIsToldWhateverItIsCalled() {
        for (String name : List.of("none", "", "../x", "OPEN", "x".repeat(10_000))) {
            assertEquals(Reason.UNKNOWN_EVENT, rejected(name, "", "", "Ann").reason());
        }
    }

    @Test
    void aNameMustBeOne() {
        Rejected rejected = rejected("open", "", "", " \u202e ");
        assertEquals(Reason.BAD_NAME, rejected.reason());
        assertFalse(rejected.remedy().isBlank());
        assertEquals(1, admitted("open", "", "", "Ann").member().number(), "nobody was written down before");
    }

    @Test
    void twoMayHaveOneName() {
        assertNotEquals(
                admitted("open", "", "", "Ann").member().number(),
                admitted("open", "", "", "Ann").member().number());
    }

    @Test
    void aProfileChangesByTheSameRules() {
        Admitted ann = admitted("open", link("open", Role.HOST), "", "Ann");
        ProfileChange.Changed changed = assertInstanceOf(
                ProfileChange.Changed.class, door.changeProfile(ann.event().id(), ann.member(), " Anna  B ", 9));
        assertEquals(new Member(1, "Anna B", 9, Role.HOST), changed.member());
        assertEquals(
                Optional.of(changed.member()),
                store.members().byNumber(ann.event().id(), 1));
        assertInstanceOf(
                ProfileChange.Refused.class, door.changeProfile(ann.event().id(), changed.member(), "", 9));
    }

    @Test
    void anAvatarThatDoesNotExistIsTheFirst() {
        assertEquals(
                0,
                assertInstanceOf(Admitted.class, door.admit(new Visitor("open", "", "", "Ann", -5)))
                        .member()
                        .avatar());
        assertEquals(
                0,
                assertInstanceOf(Admitted.class, door.admit(new Visitor("open", "", "", "Ann", 4_000)))
                        .member()
                        .avatar());
    }

    @Test
    void noTokenIsInWhatALogLineWouldShow() {
        Admitted ann = admitted("open", "", "", "Ann");
        assertFalse(ann.toString().contains(ann.memberToken()));
        assertFalse(ann.toString().contains("Ann"));
        String hash = TokenHash.of("x").hex();
        assertFalse(TokenHash.of("x").toString().contains(hash));
    }

    private Admitted admitted(String event, String link, String token, String name) {
        return assertInstanceOf(Admitted.class, door.admit(new Visitor(event, link, token, name, 3)));
    }

    private Rejected rejected(String event, String link, String token, String name) {
        return assertInstanceOf(Rejected.class, door.admit(new Visitor(event, link, token, name, 3)));
    }

    private String link(String event, Role role) {
        String token = event + "-" + role.key() + "-"
                + store.invitations().of(new EventId(event)).size();
        store.invitations().add(new EventId(event), role, "x", TokenHash.of(token), clock.instant(), Optional.empty());
        return token;
    }

    private static Event event(String id, boolean isOpen) {
        return new Event(
                new EventId(id),
                LocalText.of(id),
                LocalText.NONE,
                LocalText.NONE,
                List.of("en"),
                isOpen,
                List.of(new RoomPlan(new RoomId("hall"), LocalText.of("Hall"), Path.of("hall.tmj"), 10)));
    }
}
