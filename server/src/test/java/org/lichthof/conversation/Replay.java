package org.lichthof.conversation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.lichthof.world.PersonId;

/** Believes what it is told, step by step, and complains as soon as the story makes no sense. */
final class Replay implements Consumer<ConversationChange> {
    final List<ConversationChange> story = new ArrayList<>();
    private final Map<ConversationId, Told> conversations = new TreeMap<>();
    private final Map<PersonId, ConversationId> where = new TreeMap<>();

    private static final class Told {
        final ConversationChange.Formed formed;
        final Map<PersonId, Part> parts = new TreeMap<>();
        boolean locked;

        Told(ConversationChange.Formed formed) {
            this.formed = formed;
        }
    }

    @Override
    public void accept(ConversationChange change) {
        story.add(change);
        switch (change) {
            case ConversationChange.Formed formed ->
                assertNull(conversations.put(formed.conversation(), new Told(formed)), () -> "formed twice: " + formed);
            case ConversationChange.Joined joined -> {
                assertNull(where.put(joined.person(), joined.conversation()), () -> "in two conversations: " + joined);
                told(change).parts.put(joined.person(), joined.part());
            }
            case ConversationChange.PartChanged changed ->
                assertTrue(
                        told(change).parts.put(changed.person(), changed.part()) != changed.part(),
                        () -> "no change: " + changed);
            case ConversationChange.Left left -> {
                assertEquals(left.conversation(), where.remove(left.person()), () -> "was not there: " + left);
                told(change).parts.remove(left.person());
            }
            case ConversationChange.LockChanged lock -> {
                assertTrue(told(change).locked != lock.locked(), () -> "no change: " + lock);
                told(change).locked = lock.locked();
            }
            case ConversationChange.Ended ended -> {
                assertTrue(told(change).parts.isEmpty(), () -> "ended over the heads of people: " + ended);
                conversations.remove(ended.conversation());
            }
        }
    }

    private Told told(ConversationChange change) {
        Told told = conversations.get(change.conversation());
        assertTrue(told != null, () -> "there is no such conversation: " + change);
        return told;
    }

    void agreesWith(Conversations now, Collection<PersonId> present) {
        for (PersonId person : present) {
            assertEquals(Optional.ofNullable(where.get(person)), now.of(person), () -> "conversation of " + person);
        }
        assertTrue(present.containsAll(where.keySet()), "somebody is gone and still in a conversation");
        conversations.forEach((id, told) -> {
            assertEquals(withPart(told, Part.SPEAKER), now.speakers(id), () -> "speakers of " + id);
            assertEquals(withPart(told, Part.LISTENER), now.listeners(id), () -> "listeners of " + id);
            assertEquals(told.locked, now.isLocked(id), () -> "lock of " + id);
            assertEquals(told.formed.kind(), now.kind(id));
            assertEquals(told.formed.areaIndex(), now.areaIndex(id));
            int fewest = told.formed.kind() == ConversationKind.NEARBY ? 2 : 1;
            assertTrue(told.parts.size() >= fewest, () -> "a conversation of " + told.parts);
        });
    }

    private static List<PersonId> withPart(Told told, Part part) {
        return told.parts.entrySet().stream()
                .filter(entry -> entry.getValue() == part)
                .map(Map.Entry::getKey)
                .toList();
    }
}
