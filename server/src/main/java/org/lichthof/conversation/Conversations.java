package org.lichthof.conversation;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.lichthof.world.Facing;
import org.lichthof.world.PersonId;
import org.lichthof.world.Point;
import org.lichthof.world.WorldMap;

/**
 * Who talks with whom in one room, now.
 *
 * <p>Told what people do as it happens; {@link #settle} then works out what follows. Between two calls of {@code settle} no
 * answer changes, but for those that a request grants at once.
 */
public final class Conversations {
    /** What came of a request. */
    public enum Answer {
        DONE,
        /** The conversation is locked; one may knock. */
        LOCKED,
        /** All places are taken; the person listens instead. */
        FULL,
        /** No such conversation, or the asking person is in none. */
        NOT_THERE,
        /** The map decides here: a meeting's floor cannot be left by asking, a quiet area not talked in. */
        AREA_DECIDES
    }

    public Conversations(WorldMap map, ProximityRules rules) {
        throw new UnsupportedOperationException();
    }

    /**
     *
     * Somebody appears.
     *
     *
     *
     * @param roles for areas that only some may speak in
     *
     */
    public void enter(PersonId person, Point at, Facing facing, Availability availability, Set<String> roles) {
        throw new UnsupportedOperationException();
    }

    /**
     *
     * Their newest position; called for standing people only when they turn.
     *
     *
     *
     * @param moving the feet are walking
     *
     */
    public void move(PersonId person, Point at, Facing facing, boolean moving) {
        throw new UnsupportedOperationException();
    }

    /** They are gone, their conversations go on without them. */
    public void leave(PersonId person) {
        throw new UnsupportedOperationException();
    }

    public void setAvailability(PersonId person, Availability availability) {
        throw new UnsupportedOperationException();
    }

    /** Locks or opens the conversation that {@code by} speaks in: nobody new comes in unless let in. */
    public Answer lock(PersonId by, boolean locked) {
        throw new UnsupportedOperationException();
    }

    /** {@code by} lets {@code newcomer} into the conversation of {@code by}: they join when near, locked or not, within a minute. */
    public Answer admit(PersonId by, PersonId newcomer, long nowMillis) {
        throw new UnsupportedOperationException();
    }

    /** Wants to be in this conversation, without waiting for the dwell time. Counts for some seconds, while they arrive. */
    public Answer askToJoin(PersonId person, ConversationId conversation, long nowMillis) {
        throw new UnsupportedOperationException();
    }

    /** Wants out, though standing there. Nearness takes them in again only after they walked away, or asked. */
    public Answer askToLeave(PersonId person) {
        throw new UnsupportedOperationException();
    }

    /**
     * After a restart: the person was in a conversation with this key. Those who come back with the same key are together at
     * once if they stand within leave distance, and locked if it was.
     */
    public void restore(PersonId person, long key, boolean locked, long nowMillis) {
        throw new UnsupportedOperationException();
    }

    /** The key that {@link #restore} takes: chosen from the seed of the room when the conversation formed. */
    public long keyOf(ConversationId conversation) {
        throw new UnsupportedOperationException();
    }

    /**
     * Works out who talks with whom now and says what changed.
     *
     * @param nowMillis never smaller than in the call before
     */
    public void settle(long nowMillis, Consumer<ConversationChange> changes) {
        throw new UnsupportedOperationException();
    }

    public Optional<ConversationId> of(PersonId person) {
        throw new UnsupportedOperationException();
    }

    public boolean isListener(PersonId person) {
        throw new UnsupportedOperationException();
    }

    /** Ascending by number; empty when there is no such conversation. */
    public List<PersonId> speakers(ConversationId conversation) {
        throw new UnsupportedOperationException();
    }

    public List<PersonId> listeners(ConversationId conversation) {
        throw new UnsupportedOperationException();
    }

    public boolean isLocked(ConversationId conversation) {
        throw new UnsupportedOperationException();
    }

    public ConversationKind kind(ConversationId conversation) {
        throw new UnsupportedOperationException();
    }

    /** Number of the area that makes it, or -1. */
    public int areaIndex(ConversationId conversation) {
        throw new UnsupportedOperationException();
    }
}
