package org.lichthof.wire;

import java.util.List;
import org.lichthof.protocol.v1.Availability;
import org.lichthof.protocol.v1.Channel;
import org.lichthof.protocol.v1.ChatMessage;
import org.lichthof.protocol.v1.Closing;
import org.lichthof.protocol.v1.ClosingReason;
import org.lichthof.protocol.v1.ConversationKind;
import org.lichthof.protocol.v1.Facing;
import org.lichthof.protocol.v1.Gathering;
import org.lichthof.protocol.v1.Limits;
import org.lichthof.protocol.v1.Person;
import org.lichthof.protocol.v1.RefusalCode;
import org.lichthof.protocol.v1.Refused;
import org.lichthof.protocol.v1.Role;
import org.lichthof.protocol.v1.RoomEntered;
import org.lichthof.protocol.v1.RoomSummary;
import org.lichthof.protocol.v1.Welcome;
import org.lichthof.room.RoomNotice;
import org.lichthof.room.RoomOutput.Face;
import org.lichthof.world.PersonId;

/** Our words and the protocol's, side by side. Pure. */
final class Words {
    private Words() {}

    static Person person(Face face) {
        return Person.newBuilder()
                .setId(face.person().value())
                .setMember(face.profile().member())
                .setName(face.profile().name())
                .setAvatar(face.profile().avatar())
                .setAvailability(availability(face.availability()))
                .setRole(role(face.profile().role()))
                .setConnecting(face.connecting())
                .build();
    }

    static Gathering gathering(RoomNotice.Gathering gathering) {
        return Gathering.newBuilder()
                .setConversation(gathering.conversation().value())
                .setKind(kind(gathering.kind()))
                .setAreaPlusOne(gathering.areaIndex() + 1)
                .setLocked(gathering.locked())
                .addAllMembers(numbers(gathering.speakers()))
                .addAllListeners(numbers(gathering.listeners()))
                .setVersion(gathering.version())
                .build();
    }

    static Gathering gathering(RoomNotice.GatheringChange change) {
        return Gathering.newBuilder()
                .setConversation(change.conversation().value())
                .setKind(kind(change.kind()))
                .setAreaPlusOne(change.areaIndex() + 1)
                .setLocked(change.locked())
                .addAllMembers(numbers(change.speakers()))
                .addAllListeners(numbers(change.listeners()))
                .addAllLeft(numbers(change.left()))
                .setVersion(change.version())
                .setChangesOnly(true)
                .build();
    }

    private static ConversationKind kind(org.lichthof.conversation.ConversationKind kind) {
        return switch (kind) {
            case NEARBY -> ConversationKind.CONVERSATION_KIND_NEARBY;
            case MEETING -> ConversationKind.CONVERSATION_KIND_MEETING;
            case STAGE -> ConversationKind.CONVERSATION_KIND_STAGE;
        };
    }

    static Availability availability(org.lichthof.conversation.Availability availability) {
        return switch (availability) {
            case AVAILABLE -> Availability.AVAILABILITY_AVAILABLE;
            case BUSY -> Availability.AVAILABILITY_BUSY;
            case DO_NOT_DISTURB -> Availability.AVAILABILITY_DO_NOT_DISTURB;
            case AWAY -> Availability.AVAILABILITY_AWAY;
        };
    }

    static Role role(String key) {
        return switch (key) {
            case "citizen" -> Role.ROLE_CITIZEN;
            case "booth-staff" -> Role.ROLE_BOOTH_STAFF;
            case "host" -> Role.ROLE_HOST;
            case "organiser" -> Role.ROLE_ORGANISER;
            default -> throw new IllegalArgumentException("the protocol knows no role '" + key + "'");
        };
    }

    static Facing facing(org.lichthof.world.Facing facing) {
        Facing word = Facing.forNumber(facing.number());
        if (word == null) {
            throw new IllegalStateException("the protocol knows no facing " + facing);
        }
        return word;
    }

    static Channel channel(ChatTarget target) {
        Channel.Builder channel = Channel.newBuilder();
        return switch (target) {
            case ChatTarget.Nearby() ->
                channel.setNearby(Channel.Nearby.getDefaultInstance()).build();
            case ChatTarget.WholeRoom() ->
                channel.setRoom(Channel.WholeRoom.getDefaultInstance()).build();
            case ChatTarget.Everyone() ->
                channel.setEveryone(Channel.Everyone.getDefaultInstance()).build();
            case ChatTarget.Direct(int member) ->
                channel.setDirectMember(member).build();
        };
    }

    static ChatMessage chat(ServerNews.ChatLine line) {
        return ChatMessage.newBuilder()
                .setId(line.id())
                .setChannel(channel(line.channel()))
                .setFromMember(line.fromMember())
                .setFromName(line.fromName())
                .setFromRole(role(line.fromRole()))
                .setText(line.text())
                .setSentAtMillis(line.sentAtMillis())
                .setRoom(line.room())
                .setClientRef(line.clientRef())
                .setToMember(line.toMember())
                .build();
    }

    static Welcome welcome(ServerNews.Welcome welcome) {
        ServerNews.Limits limits = welcome.limits();
        return Welcome.newBuilder()
                .setVersion(welcome.version())
                .setMemberToken(welcome.memberToken())
                .setMember(welcome.member())
                .setRole(role(welcome.role()))
                .addAllPermissions(welcome.permissions())
                .setEventTitle(welcome.eventTitle())
                .addAllRooms(summaries(welcome.rooms()))
                .setRoom(entered(welcome.room()))
                .setLimits(Limits.newBuilder()
                        .setTextLength(limits.textLength())
                        .setNameLength(limits.nameLength())
                        .setWalksPerSecond(limits.walksPerSecond())
                        .setWalkSpeed(limits.walkSpeed())
                        .setRunSpeed(limits.runSpeed())
                        .setHistoryPage(limits.historyPage())
                        .setResumeWindowMillis(limits.resumeWindowMillis()))
                .addAllReactions(Reactions.ALL)
                .setServerTimeMillis(welcome.serverTimeMillis())
                .setResumed(welcome.resumed())
                .setKept(welcome.kept())
                .setName(welcome.name())
                .setAvatar(welcome.avatar())
                .build();
    }

    static RoomEntered entered(ServerNews.RoomEntered entered) {
        return RoomEntered.newBuilder()
                .setRoom(entered.room())
                .setSceneUrl(entered.sceneUrl())
                .setYou(entered.you())
                .setX(entered.at().x())
                .setY(entered.at().y())
                .setFacing(facing(entered.facing()))
                .setEpoch(entered.epoch())
                .setCellWidth(entered.cellWidth())
                .setCellHeight(entered.cellHeight())
                .setCellColumns(entered.cellColumns())
                .setPeople(entered.people())
                .setCapacity(entered.capacity())
                .setRosterPushed(entered.rosterPushed())
                .setResumeTicket(entered.resumeTicket())
                .setStepMillis(entered.stepMillis())
                .setAvailability(availability(entered.availability()))
                .build();
    }

    static Refused refused(ServerNews.Refused refused) {
        return Refused.newBuilder()
                .setCode(code(refused.code()))
                .setMessage(refused.message())
                .setClientRef(refused.clientRef())
                .setRetryAfterMillis((int) Math.min(Integer.MAX_VALUE, refused.retryAfterMillis()))
                .addAllRooms(summaries(refused.rooms()))
                .build();
    }

    static Closing closing(ServerNews.Closing closing) {
        return Closing.newBuilder()
                .setReason(reason(closing.reason()))
                .setMessage(closing.message())
                .setComeBackAfterMillis(closing.comeBackAfterMillis())
                .build();
    }

    private static RefusalCode code(org.lichthof.wire.RefusalCode code) {
        return switch (code) {
            case OUTDATED_CLIENT -> RefusalCode.REFUSAL_CODE_OUTDATED_CLIENT;
            case UNKNOWN_EVENT -> RefusalCode.REFUSAL_CODE_UNKNOWN_EVENT;
            case EVENT_CLOSED -> RefusalCode.REFUSAL_CODE_EVENT_CLOSED;
            case BAD_LINK -> RefusalCode.REFUSAL_CODE_BAD_LINK;
            case BAD_NAME -> RefusalCode.REFUSAL_CODE_BAD_NAME;
            case ROOM_FULL -> RefusalCode.REFUSAL_CODE_ROOM_FULL;
            case UNKNOWN_ROOM -> RefusalCode.REFUSAL_CODE_UNKNOWN_ROOM;
            case MALFORMED -> RefusalCode.REFUSAL_CODE_MALFORMED;
            case TOO_FAST -> RefusalCode.REFUSAL_CODE_TOO_FAST;
            case TOO_LONG -> RefusalCode.REFUSAL_CODE_TOO_LONG;
            case NOT_ALLOWED -> RefusalCode.REFUSAL_CODE_NOT_ALLOWED;
            case NOT_THERE -> RefusalCode.REFUSAL_CODE_NOT_THERE;
            case LOCKED -> RefusalCode.REFUSAL_CODE_LOCKED;
            case CONVERSATION_FULL -> RefusalCode.REFUSAL_CODE_CONVERSATION_FULL;
            case NOT_IN_CONVERSATION -> RefusalCode.REFUSAL_CODE_NOT_IN_CONVERSATION;
            case BUSY -> RefusalCode.REFUSAL_CODE_BUSY;
            case STORE_UNAVAILABLE -> RefusalCode.REFUSAL_CODE_STORE_UNAVAILABLE;
            case NO_WAY -> RefusalCode.REFUSAL_CODE_NO_WAY;
            case LISTENING_ONLY -> RefusalCode.REFUSAL_CODE_LISTENING_ONLY;
        };
    }

    private static ClosingReason reason(org.lichthof.wire.ClosingReason reason) {
        return switch (reason) {
            case SERVER_RESTART -> ClosingReason.CLOSING_REASON_SERVER_RESTART;
            case OPENED_ELSEWHERE -> ClosingReason.CLOSING_REASON_OPENED_ELSEWHERE;
            case TOO_SLOW -> ClosingReason.CLOSING_REASON_TOO_SLOW;
            case IDLE -> ClosingReason.CLOSING_REASON_IDLE;
            case ROOM_FAILED -> ClosingReason.CLOSING_REASON_ROOM_FAILED;
            case REMOVED -> ClosingReason.CLOSING_REASON_REMOVED;
            case PROTOCOL_ERROR -> ClosingReason.CLOSING_REASON_PROTOCOL_ERROR;
        };
    }

    static List<Integer> numbers(List<PersonId> persons) {
        return persons.stream().map(PersonId::value).toList();
    }

    private static List<RoomSummary> summaries(List<ServerNews.RoomSummary> rooms) {
        return rooms.stream()
                .map(room -> RoomSummary.newBuilder()
                        .setRoom(room.room())
                        .setTitleDe(room.titleDe())
                        .setTitleEn(room.titleEn())
                        .setPeople(room.people())
                        .setCapacity(room.capacity())
                        .build())
                .toList();
    }
}
