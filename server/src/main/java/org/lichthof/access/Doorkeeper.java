package org.lichthof.access;

import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.lichthof.access.Admission.Admitted;
import org.lichthof.access.Admission.Reason;
import org.lichthof.access.Admission.Rejected;
import org.lichthof.event.Event;
import org.lichthof.event.EventId;
import org.lichthof.event.Invitation;
import org.lichthof.event.Invitations;
import org.lichthof.event.Member;
import org.lichthof.event.Members;
import org.lichthof.event.Role;
import org.lichthof.event.TokenHash;

/** Decides who comes in, and as what. Any thread that may block. */
public final class Doorkeeper {
    /** Longer than any of ours; what is longer is not even hashed. */
    private static final int LONGEST_TOKEN = 100;

    private final List<Event> events;
    private final Set<String> closed;
    private final Members members;
    private final Invitations invitations;
    private final InstantSource clock;
    private final NameRules names;
    private final Tokens tokens = new Tokens();

    /**
     * @param closed names of events that are planned here, but cannot be entered by anybody until they are put right
     * @param nameLength most characters of a name
     */
    public Doorkeeper(
            List<Event> events,
            Set<String> closed,
            Members members,
            Invitations invitations,
            InstantSource clock,
            int nameLength) {
        this.closed = Set.copyOf(closed);
        this.events = events.stream().sorted(Comparator.comparing(Event::id)).toList();
        this.members = members;
        this.invitations = invitations;
        this.clock = clock;
        this.names = new NameRules(nameLength);
    }

    /**
     * Lets a visitor in, or not.
     *
     * <p>A known member token makes them the member they were, under the name they give now; an unknown one is not an error,
     * they become a new member. The link decides the role; by the open link one keeps the role of the personal link that one
     * came by before, for as long as that link is valid.
     *
     * @throws org.lichthof.event.StoreUnavailable when the store cannot be asked
     */
    public Admission admit(Visitor visitor) {
        Optional<Event> found = event(visitor.event());
        if (found.isEmpty()) {
            return isClosedForNow(visitor.event())
                    ? new Rejected(Reason.EVENT_CLOSED, "The event is closed for now. Try again later.")
                    : new Rejected(Reason.UNKNOWN_EVENT, "There is no such event here. Check the address.");
        }
        Event event = found.get();
        Optional<Members.Known> known = recognise(event.id(), visitor.memberToken());
        Optional<Invitation> link;
        if (visitor.linkToken().isEmpty()) {
            link = linkOfBefore(event.id(), known);
        } else {
            link = look(event.id(), visitor.linkToken());
            if (link.isEmpty()) {
                return new Rejected(
                        Reason.BAD_LINK,
                        "This personal link is wrong, has expired, or was taken back. Ask for a new one.");
            }
        }
        Role role = link.map(Invitation::role).orElse(Role.CITIZEN);
        if (!event.isOpen() && !Permissions.may(role, Permission.ENTER_CLOSED_EVENT)) {
            return new Rejected(Reason.EVENT_CLOSED, "The event is not open now.");
        }
        return switch (names.check(visitor.name())) {
            case NameRules.Checked.Bad(String remedy) -> new Rejected(Reason.BAD_NAME, remedy);
            case NameRules.Checked.Good(String name) -> letIn(event, visitor, known, link, role, name);
        };
    }

    /** What came of {@link #changeProfile}. */
    public sealed interface ProfileChange {
        record Changed(Member member) implements ProfileChange {}

        record Refused(String remedy) implements ProfileChange {}
    }

    /**
     * Another name, another figure.
     *
     * @throws org.lichthof.event.StoreUnavailable when the store cannot be asked
     */
    public ProfileChange changeProfile(EventId event, Member member, String name, int avatar) {
        return switch (names.check(name)) {
            case NameRules.Checked.Bad(String remedy) -> new ProfileChange.Refused(remedy);
            case NameRules.Checked.Good(String good) -> {
                Member changed = new Member(member.number(), good, figure(avatar), member.role());
                if (!changed.equals(member)) {
                    members.rename(event, changed.number(), changed.name(), changed.avatar());
                }
                yield new ProfileChange.Changed(changed);
            }
        };
    }

    /** The events that there are, in the order of their names. */
    public List<Event> events() {
        return events;
    }

    /** Whether it is planned here, but nobody can enter it until it is put right. */
    public boolean isClosedForNow(String slug) {
        return closed.contains(slug);
    }

    public Optional<Event> event(String slug) {
        return events.stream().filter(event -> event.id().value().equals(slug)).findFirst();
    }

    /**
     * What a personal link is good for, without coming in; empty when it is wrong, expired or revoked.
     *
     * @throws org.lichthof.event.StoreUnavailable when the store cannot be asked
     */
    public Optional<Invitation> look(EventId event, String linkToken) {
        if (linkToken.isEmpty() || linkToken.length() > LONGEST_TOKEN) {
            return Optional.empty();
        }
        return invitations
                .byToken(event, TokenHash.of(linkToken))
                .filter(invitation -> invitation.isValidAt(clock.instant()));
    }

    private Optional<Members.Known> recognise(EventId event, String memberToken) {
        return memberToken.isEmpty() || memberToken.length() > LONGEST_TOKEN
                ? Optional.empty()
                : members.byToken(event, TokenHash.of(memberToken));
    }

    private Optional<Invitation> linkOfBefore(EventId event, Optional<Members.Known> known) {
        OptionalLong number = known.map(Members.Known::invitation).orElse(OptionalLong.empty());
        return number.isEmpty()
                ? Optional.empty()
                : invitations
                        .byNumber(event, number.getAsLong())
                        .filter(invitation -> invitation.isValidAt(clock.instant()));
    }

    private Admission letIn(
            Event event,
            Visitor visitor,
            Optional<Members.Known> known,
            Optional<Invitation> link,
            Role role,
            String name) {
        OptionalLong invitation =
                link.map(valid -> OptionalLong.of(valid.number())).orElse(OptionalLong.empty());
        int avatar = figure(visitor.avatar());
        if (known.isEmpty()) {
            String token = tokens.fresh();
            Member member =
                    members.add(event.id(), TokenHash.of(token), name, avatar, role, invitation, clock.instant());
            return new Admitted(event, member, Permissions.of(role), token);
        }
        Member member = new Member(known.get().member().number(), name, avatar, role);
        Members.Known now = new Members.Known(member, invitation);
        // Most people come back as they were, after a lost connection; then nothing needs to be written.
        if (!now.equals(known.get())) {
            members.update(event.id(), now);
        }
        return new Admitted(event, member, Permissions.of(role), visitor.memberToken());
    }

    /** A number that no client draws is the first figure: no reason to keep somebody out. */
    private static int figure(int wished) {
        return wished < 0 || wished > Member.LARGEST_AVATAR ? 0 : wished;
    }
}
