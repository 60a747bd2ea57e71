package org.lichthof.wire;

import java.util.List;
import java.util.Set;
import org.lichthof.conversation.Availability;
import org.lichthof.world.Facing;
import org.lichthof.world.Point;

/** What the server tells one client that did not come out of a room: greetings, refusals, kept chat. */
public sealed interface ServerNews {
    /**
     * You are in.
     *
     * @param role key of the role, {@code booth-staff}
     * @param resumed they stand where they stood before
     * @param kept the place was kept all the while: person and conversation have the numbers of before
     */
    record Welcome(
            int version,
            String memberToken,
            int member,
            String role,
            Set<String> permissions,
            String eventTitle,
            List<RoomSummary> rooms,
            RoomEntered room,
            Limits limits,
            long serverTimeMillis,
            boolean resumed,
            boolean kept,
            String name,
            int avatar)
            implements ServerNews {}

    record Limits(
            int textLength,
            int nameLength,
            int walksPerSecond,
            int walkSpeed,
            int runSpeed,
            int historyPage,
            int resumeWindowMillis) {}

    record RoomSummary(String room, String titleDe, String titleEn, int people, int capacity) {}

    /** @param cellWidth world pixels */
    record RoomEntered(
            String room,
            String sceneUrl,
            int you,
            Point at,
            Facing facing,
            int epoch,
            int cellWidth,
            int cellHeight,
            int cellColumns,
            int people,
            int capacity,
            boolean rosterPushed,
            String resumeTicket,
            int stepMillis,
            Availability availability)
            implements ServerNews {}

    /**
     * No.
     *
     * @param clientRef mark of what was refused, {@code ""} where there is none
     * @param retryAfterMillis 0: trying again does not help
     * @param rooms where one can go instead
     */
    record Refused(RefusalCode code, String message, String clientRef, long retryAfterMillis, List<RoomSummary> rooms)
            implements ServerNews {
        public Refused(RefusalCode code, String message) {
            this(code, message, "", 0, List.of());
        }
    }

    /** @param comeBackAfterMillis 0: do not come back by yourself */
    record Closing(ClosingReason reason, String message, int comeBackAfterMillis) implements ServerNews {}

    /** @param gapBefore others of its channel, between it and what the client had, are not told */
    record Said(ChatLine line, boolean gapBefore) implements ServerNews {
        public Said(ChatLine line) {
            this(line, false);
        }
    }

    record SayDone(String clientRef, long id, long sentAtMillis) implements ServerNews {}

    /**
     * @param room slug, of messages to a room, else {@code ""}
     * @param lines oldest first
     * @param more there are older ones
     * @param gapBefore told unasked, and the client may not know all that comes before the first
     */
    record HistoryPage(ChatTarget of, String room, List<ChatLine> lines, boolean more, boolean gapBefore)
            implements ServerNews {}

    record TypingNow(ChatTarget where, List<Integer> members) implements ServerNews {}

    /** @param room {@code ""}: not in the event now */
    record Located(int member, String room, int person, int x, int y, int areaIndex) implements ServerNews {
        public static Located nowhere(int member) {
            return new Located(member, "", 0, 0, 0, -1);
        }
    }

    record Pong(long clientTime, long serverTimeMillis) implements ServerNews {}

    record ResumeTicket(String ticket) implements ServerNews {}

    /**
     * A kept message as one reader sees it.
     *
     * @param channel for direct messages: the other side, as this reader sees it
     * @param fromRole key of the role
     * @param room slug for messages to a room, else {@code ""}
     * @param toMember of a direct message, else 0
     */
    record ChatLine(
            long id,
            ChatTarget channel,
            int fromMember,
            String fromName,
            String fromRole,
            String text,
            long sentAtMillis,
            String room,
            String clientRef,
            int toMember) {
        /** Without name and text: what people write does not get into logs. */
        @Override
        public String toString() {
            return "ChatLine[" + id + "]";
        }
    }
}
