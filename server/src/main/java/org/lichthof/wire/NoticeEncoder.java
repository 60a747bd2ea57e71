package org.lichthof.wire;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import java.util.List;
import org.lichthof.protocol.v1.ChatMessage;
import org.lichthof.protocol.v1.Following;
import org.lichthof.protocol.v1.HistoryPage;
import org.lichthof.protocol.v1.InviteAnswered;
import org.lichthof.protocol.v1.Invited;
import org.lichthof.protocol.v1.KnockAnswered;
import org.lichthof.protocol.v1.KnockOver;
import org.lichthof.protocol.v1.Knocked;
import org.lichthof.protocol.v1.Located;
import org.lichthof.protocol.v1.Placed;
import org.lichthof.protocol.v1.PlacedCause;
import org.lichthof.protocol.v1.Pong;
import org.lichthof.protocol.v1.ResumeTicket;
import org.lichthof.protocol.v1.Roster;
import org.lichthof.protocol.v1.RosterEntry;
import org.lichthof.protocol.v1.Said;
import org.lichthof.protocol.v1.SayDone;
import org.lichthof.protocol.v1.ServerMessage;
import org.lichthof.protocol.v1.TypingNow;
import org.lichthof.protocol.v1.Waved;
import org.lichthof.protocol.v1.YourConversation;
import org.lichthof.room.RoomNotice;
import org.lichthof.room.RoomOutput.RosterLine;
import org.lichthof.world.PersonId;

/**
 * News to whole frames, WebSocket header included, through the generated classes: none of this is frequent. What is frequent
 * is written by {@link ChunkWriter}. Stateless; any thread.
 */
public final class NoticeEncoder {
    /** Entries of one page of the list of everybody. */
    public static final int ROSTER_PAGE = 250;

    private NoticeEncoder() {}

    /** @return a frame with one reference, the caller's */
    public static ByteBuf encode(ByteBufAllocator buffers, ServerNews news) {
        return WebSocketFrames.binary(buffers, message(news).toByteArray());
    }

    /**
     * @param notice one that is for the client as it is; not those that the session answers ({@code Entered},
     *     {@code Leaving}, {@code TicketChanged}, {@code Departed})
     * @return a frame with one reference, the caller's
     */
    public static ByteBuf encode(ByteBufAllocator buffers, RoomNotice notice) {
        return WebSocketFrames.binary(buffers, message(notice).toByteArray());
    }

    /** Changes to the list of everybody, for all who watch it. */
    public static ByteBuf rosterChange(
            ByteBufAllocator buffers, List<RosterLine> changed, List<PersonId> gone, int people) {
        return roster(buffers, Roster.newBuilder().setPeople(people).addAllGone(Words.numbers(gone)), changed);
    }

    /** One page of the complete list. */
    public static ByteBuf rosterPage(
            ByteBufAllocator buffers, List<RosterLine> page, int people, boolean first, boolean more) {
        return roster(
                buffers, Roster.newBuilder().setPeople(people).setFirst(first).setMore(more), page);
    }

    private static ByteBuf roster(ByteBufAllocator buffers, Roster.Builder roster, List<RosterLine> lines) {
        for (RosterLine line : lines) {
            roster.addEntries(RosterEntry.newBuilder()
                    .setPerson(Words.person(line.face()))
                    .setAreaPlusOne(line.areaIndex() + 1)
                    .setConversation(line.conversation())
                    .setListeningOnly(line.listeningOnly())
                    .setConversationLocked(line.conversationLocked())
                    .setX(line.x())
                    .setY(line.y()));
        }
        return WebSocketFrames.binary(
                buffers, ServerMessage.newBuilder().setRoster(roster).build().toByteArray());
    }

    static ServerMessage message(RoomNotice notice) {
        ServerMessage.Builder message = ServerMessage.newBuilder();
        switch (notice) {
            case RoomNotice.Placed placed ->
                message.setPlaced(Placed.newBuilder()
                        .setX(placed.at().x())
                        .setY(placed.at().y())
                        .setFacing(Words.facing(placed.facing()))
                        .setEpoch(placed.epoch())
                        .setCause(
                                switch (placed.cause()) {
                                    case CORRECTION -> PlacedCause.PLACED_CAUSE_CORRECTION;
                                    case NUDGE -> PlacedCause.PLACED_CAUSE_NUDGE;
                                    case JUMP -> PlacedCause.PLACED_CAUSE_JUMP;
                                    case ROUTE -> PlacedCause.PLACED_CAUSE_ROUTE;
                                    case FOLLOW -> PlacedCause.PLACED_CAUSE_FOLLOW;
                                })
                        .setMoving(placed.moving()));
            case RoomNotice.InConversation(var gathering, boolean listeningOnly) -> {
                YourConversation.Builder yours = YourConversation.newBuilder().setListeningOnly(listeningOnly);
                if (gathering != null) {
                    yours.setGathering(Words.gathering(gathering));
                }
                message.setYourConversation(yours);
            }
            case RoomNotice.ConversationChanged(var change, boolean listeningOnly) ->
                message.setYourConversation(YourConversation.newBuilder()
                        .setGathering(Words.gathering(change))
                        .setListeningOnly(listeningOnly));
            case RoomNotice.SaidNearby said ->
                message.setSaid(Said.newBuilder()
                        .setMessage(ChatMessage.newBuilder()
                                .setChannel(Words.channel(new ChatTarget.Nearby()))
                                .setFromMember(said.member())
                                .setFromName(said.name())
                                .setFromRole(Words.role(said.role()))
                                .setText(said.text())
                                .setSentAtMillis(said.sentAtMillis())
                                .setConversation(said.conversation().value())
                                .setNearbyNumber(said.number())
                                .setClientRef(said.clientRef())));
            case RoomNotice.SayNearbyDone(String clientRef, long sentAtMillis) ->
                message.setSayDone(SayDone.newBuilder().setClientRef(clientRef).setSentAtMillis(sentAtMillis));
            case RoomNotice.TypingNearbyNow(List<Integer> members) ->
                message.setTypingNow(TypingNow.newBuilder()
                        .setChannel(Words.channel(new ChatTarget.Nearby()))
                        .addAllMembers(members));
            case RoomNotice.TypingInRoomNow(List<Integer> members) ->
                message.setTypingNow(TypingNow.newBuilder()
                        .setChannel(Words.channel(new ChatTarget.WholeRoom()))
                        .addAllMembers(members));
            case RoomNotice.Knocked(PersonId who) ->
                message.setKnocked(Knocked.newBuilder().setPerson(who.value()));
            case RoomNotice.KnockOver(PersonId who) ->
                message.setKnockOver(KnockOver.newBuilder().setPerson(who.value()));
            case RoomNotice.KnockAnswered(var conversation, boolean welcome) ->
                message.setKnockAnswered(KnockAnswered.newBuilder()
                        .setConversation(conversation.value())
                        .setWelcome(welcome));
            case RoomNotice.Invited(PersonId by, var conversation) ->
                message.setInvited(Invited.newBuilder()
                        .setPerson(by.value())
                        .setConversation(conversation == null ? 0 : conversation.value()));
            case RoomNotice.InviteAnswered(PersonId who, boolean accept) ->
                message.setInviteAnswered(
                        InviteAnswered.newBuilder().setPerson(who.value()).setAccept(accept));
            case RoomNotice.Waved(PersonId from) ->
                message.setWaved(Waved.newBuilder().setPerson(from.value()));
            case RoomNotice.Following(var leader) ->
                message.setFollowing(Following.newBuilder().setPerson(leader == null ? 0 : leader.value()));
            case RoomNotice.Refused refused ->
                message.setRefused(Words.refused(new ServerNews.Refused(
                        refusalCode(refused.why()),
                        refused.detail(),
                        refused.clientRef(),
                        refused.retryAfterMillis(),
                        List.of())));
            case RoomNotice.Entered _, RoomNotice.Departed _, RoomNotice.Leaving _, RoomNotice.TicketChanged _ ->
                throw new IllegalArgumentException(
                        "the session answers " + notice.getClass().getSimpleName());
        }
        return message.build();
    }

    /** What a room's refusal is called on the line. */
    public static RefusalCode refusalCode(RoomNotice.Refusal why) {
        return switch (why) {
            case NOT_THERE -> RefusalCode.NOT_THERE;
            case LOCKED -> RefusalCode.LOCKED;
            case CONVERSATION_FULL -> RefusalCode.CONVERSATION_FULL;
            case NOT_IN_CONVERSATION -> RefusalCode.NOT_IN_CONVERSATION;
            case LISTENING_ONLY -> RefusalCode.LISTENING_ONLY;
            case NOT_ALLOWED -> RefusalCode.NOT_ALLOWED;
            case NO_WAY -> RefusalCode.NO_WAY;
            case TOO_FAST -> RefusalCode.TOO_FAST;
            case ROOM_FULL -> RefusalCode.ROOM_FULL;
        };
    }

    static ServerMessage message(ServerNews news) {
        ServerMessage.Builder message = ServerMessage.newBuilder();
        switch (news) {
            case ServerNews.Welcome welcome -> message.setWelcome(Words.welcome(welcome));
            case ServerNews.RoomEntered entered -> message.setRoomEntered(Words.entered(entered));
            case ServerNews.Refused refused -> message.setRefused(Words.refused(refused));
            case ServerNews.Closing closing -> message.setClosing(Words.closing(closing));
            case ServerNews.Said(var line, boolean gapBefore) ->
                message.setSaid(Said.newBuilder().setMessage(Words.chat(line)).setGapBefore(gapBefore));
            case ServerNews.SayDone(String clientRef, long id, long sentAtMillis) ->
                message.setSayDone(
                        SayDone.newBuilder().setClientRef(clientRef).setId(id).setSentAtMillis(sentAtMillis));
            case ServerNews.HistoryPage(ChatTarget of, String room, var lines, boolean more, boolean gapBefore) ->
                message.setHistoryPage(HistoryPage.newBuilder()
                        .setChannel(Words.channel(of))
                        .addAllMessages(lines.stream().map(Words::chat).toList())
                        .setMore(more)
                        .setRoom(room)
                        .setGapBefore(gapBefore));
            case ServerNews.TypingNow(ChatTarget where, var members) ->
                message.setTypingNow(
                        TypingNow.newBuilder().setChannel(Words.channel(where)).addAllMembers(members));
            case ServerNews.Located located ->
                message.setLocated(Located.newBuilder()
                        .setMember(located.member())
                        .setRoom(located.room())
                        .setPerson(located.person())
                        .setX(located.x())
                        .setY(located.y())
                        .setAreaPlusOne(located.areaIndex() + 1));
            case ServerNews.Pong(long clientTime, long serverTimeMillis) ->
                message.setPong(Pong.newBuilder().setClientTime(clientTime).setServerTimeMillis(serverTimeMillis));
            case ServerNews.ResumeTicket(String ticket) ->
                message.setResumeTicket(ResumeTicket.newBuilder().setTicket(ticket));
        }
        return message.build();
    }
}
