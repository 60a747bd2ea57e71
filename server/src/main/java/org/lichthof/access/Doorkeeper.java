package org.lichthof.access;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.lichthof.event.Event;
import org.lichthof.event.EventId;
import org.lichthof.event.Invitation;
import org.lichthof.event.Invitations;
import org.lichthof.event.Member;
import org.lichthof.event.Members;

/** Decides who comes in, and as what. Any thread that may block. */
public final class Doorkeeper {
    public Doorkeeper(
            List<Event> events, Members members, Invitations invitations, InstantSource clock, int nameLength) {
        throw new UnsupportedOperationException();
    }

    /**
     * Lets a visitor in, or not.
     *
     * <p>A known member token makes them the member they were, whatever name they give now; an unknown one is not an error,
     * they become a new member. The link decides the role; by the open link one keeps the role of the link that one came by
     * before, for as long as that link is valid.
     *
     * @throws org.lichthof.event.StoreUnavailable when the store cannot be asked
     */
    public Admission admit(Visitor visitor) {
        throw new UnsupportedOperationException();
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
        throw new UnsupportedOperationException();
    }

    /** The events that there are, in the order of their names. */
    public List<Event> events() {
        throw new UnsupportedOperationException();
    }

    public Optional<Event> event(String slug) {
        throw new UnsupportedOperationException();
    }

    /**
     * What a personal link is good for, without coming in; empty when it is wrong, expired or revoked.
     *
     * @throws org.lichthof.event.StoreUnavailable when the store cannot be asked
     */
    public Optional<Invitation> look(EventId event, String linkToken) {
        throw new UnsupportedOperationException();
    }
}
