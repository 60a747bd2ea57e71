package org.lichthof.wire;

import com.google.protobuf.InvalidProtocolBufferException;
import io.netty.buffer.ByteBuf;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lichthof.conversation.Availability;
import org.lichthof.conversation.ConversationId;
import org.lichthof.protocol.v1.Channel;
import org.lichthof.protocol.v1.GoTo;
import org.lichthof.protocol.v1.Look;
import org.lichthof.room.RoomCommand;
import org.lichthof.room.RoomCommand.Destination;
import org.lichthof.wire.ClientMessage.ForRoom;
import org.lichthof.wire.ClientMessage.Malformed;
import org.lichthof.world.Facing;
import org.lichthof.world.PersonId;
import org.lichthof.world.Point;

/**
 * Bytes to messages. Any bytes give a message or {@link Malformed}; nothing is thrown, nothing is logged.
 *
 * <p>Nine frames in ten are a {@code Walk}, so those are read by hand from the buffer ({@link #walk}); everything else, and
 * any walk written in an unusual way, goes through the generated parser. A test holds the two to the same answers. Stateless:
 * any thread.
 */
public final class FrameDecoder {
    private static final int WALK_TAG = 2 << 3 | 2;

    private FrameDecoder() {}

    /**
     * Reads one frame of somebody who is in a room.
     *
     * @param frame the payload, unmasked; its reader index is not moved
     * @param me who speaks: wishes are made in their name
     */
    public static ClientMessage decode(ByteBuf frame, PersonId me) {
        RoomCommand.Walk walk = walk(frame, me);
        return walk != null ? new ForRoom(walk) : decodeParsed(frame, me);
    }

    /** Reads the first frame of a connection: {@code Hello} or nothing. */
    public static ClientMessage decodeFirst(ByteBuf frame) {
        try {
            var message = parse(frame);
            return message.hasHello()
                    ? hello(message.getHello())
                    : new Malformed("the first message is Hello, not " + message.getBodyCase());
        } catch (InvalidProtocolBufferException e) {
            return NOT_PROTOBUF;
        }
    }

    /** The plain twin of {@link #walk}, and the way of all other messages. */
    static ClientMessage decodeParsed(ByteBuf frame, PersonId me) {
        try {
            return translate(parse(frame), me);
        } catch (InvalidProtocolBufferException e) {
            return NOT_PROTOBUF;
        }
    }

    /**
     * A walk, without anything around it.
     *
     * @return null when this frame is something else or has to be looked at closely: {@link #decode} it
     */
    public static RoomCommand.@Nullable Walk walk(ByteBuf frame, PersonId me) {
        int at = frame.readerIndex();
        int end = frame.writerIndex();
        // Short lengths only: five numbers of at most five bytes, each with a tag.
        if (end - at < 2 || frame.getByte(at) != WALK_TAG || frame.getByte(at + 1) != end - at - 2) {
            return null;
        }
        at += 2;
        int x = 0;
        int y = 0;
        int facing = 0;
        int moving = 0;
        int epoch = 0;
        while (at < end) {
            int tag = frame.getByte(at++);
            int value = 0;
            int shift = 0;
            int b;
            do {
                if (at == end || shift > 28) {
                    return null; // cut off, or more than 32 bits: the parser knows what that means
                }
                b = frame.getByte(at++);
                if (shift == 28 && (b & 0x70) != 0) {
                    return null;
                }
                value |= (b & 0x7f) << shift;
                shift += 7;
            } while (b < 0);
            switch (tag) {
                case 1 << 3 -> x = value;
                case 2 << 3 -> y = value;
                case 3 << 3 -> facing = value;
                case 4 << 3 -> moving = value;
                case 5 << 3 -> epoch = value;
                default -> {
                    return null; // a field of a later version
                }
            }
        }
        return x < 0 || y < 0 || facing < 0 || facing > 7
                ? null
                : new RoomCommand.Walk(me, x, y, Facing.of(facing), moving != 0, epoch);
    }

    private static ClientMessage walk(PersonId me, int x, int y, int facing, boolean moving, int epoch) {
        if (x < 0 || y < 0) {
            return new Malformed("Walk: a position is at most 2^31 - 1");
        }
        if (facing < 0 || facing > 7) {
            return new Malformed("Walk: no such facing");
        }
        return new ForRoom(new RoomCommand.Walk(me, x, y, Facing.of(facing), moving, epoch));
    }

    private static org.lichthof.protocol.v1.ClientMessage parse(ByteBuf frame) throws InvalidProtocolBufferException {
        byte[] bytes = new byte[frame.readableBytes()];
        frame.getBytes(frame.readerIndex(), bytes);
        return org.lichthof.protocol.v1.ClientMessage.parseFrom(bytes);
    }

    private static ClientMessage translate(org.lichthof.protocol.v1.ClientMessage message, PersonId me) {
        return switch (message.getBodyCase()) {
            case HELLO -> new Malformed("Hello is said once");
            case WALK -> {
                var walk = message.getWalk();
                yield walk(me, walk.getX(), walk.getY(), walk.getFacingValue(), walk.getMoving(), walk.getEpoch());
            }
            case LOOK -> {
                Look look = message.getLook();
                yield new ForRoom(
                        new RoomCommand.Look(me, side(look.getWidth()), side(look.getHeight()), look.getAnew()));
            }
            case GO_TO -> goTo(message.getGoTo(), me);
            case FOLLOW -> {
                int leader = message.getFollow().getPerson();
                yield leader == 0
                        ? new ForRoom(new RoomCommand.Follow(me, null))
                        : withPerson(leader, who -> new RoomCommand.Follow(me, who));
            }
            case WAVE -> withPerson(message.getWave().getPerson(), who -> new RoomCommand.Wave(me, who));
            case REACT -> {
                int which = Reactions.ALL.indexOf(message.getReact().getEmoji());
                yield which < 0
                        ? new Malformed("React: not an emoji of the list in Welcome")
                        : new ForRoom(new RoomCommand.React(me, Reactions.ALL.get(which)));
            }
            case SET_AVAILABILITY -> availability(message.getSetAvailability().getAvailability(), me);
            case CHANGE_PROFILE -> {
                var profile = message.getChangeProfile();
                yield isLonger(profile.getName(), WireLimits.NAME)
                        ? TOO_LONG
                        : new ClientMessage.ChangeProfile(profile.getName(), profile.getAvatar());
            }
            case SAY -> say(message.getSay());
            case TYPING -> {
                ChatTarget to = target(message.getTyping().getChannel());
                yield to == null
                        ? NO_CHANNEL
                        : new ClientMessage.Typing(to, message.getTyping().getTyping());
            }
            case READ_HISTORY -> {
                var read = message.getReadHistory();
                ChatTarget of = target(read.getChannel());
                yield of == null
                        ? NO_CHANNEL
                        : new ClientMessage.ReadHistory(
                                of,
                                read.getBefore(),
                                Math.clamp(Integer.toUnsignedLong(read.getLimit()), 1, WireLimits.HISTORY));
            }
            case LOCK -> new ForRoom(new RoomCommand.Lock(me, message.getLock().getLocked()));
            case KNOCK ->
                withConversation(message.getKnock().getConversation(), which -> new RoomCommand.Knock(me, which));
            case ANSWER_KNOCK -> {
                var answer = message.getAnswerKnock();
                yield withPerson(answer.getPerson(), who -> new RoomCommand.AnswerKnock(me, who, answer.getWelcome()));
            }
            case INVITE -> withPerson(message.getInvite().getPerson(), who -> new RoomCommand.Invite(me, who));
            case ANSWER_INVITE -> {
                var answer = message.getAnswerInvite();
                yield withPerson(answer.getPerson(), who -> new RoomCommand.AnswerInvite(me, who, answer.getAccept()));
            }
            case JOIN_CONVERSATION ->
                withConversation(
                        message.getJoinConversation().getConversation(),
                        which -> new RoomCommand.JoinConversation(me, which));
            case LEAVE_CONVERSATION -> new ForRoom(new RoomCommand.LeaveConversation(me));
            case WHO_IS -> whoIs(message.getWhoIs().getPersonsList());
            case WATCH_ROSTER ->
                new ForRoom(
                        new RoomCommand.WatchRoster(me, message.getWatchRoster().getWatch()));
            case ENTER_ROOM -> {
                var enter = message.getEnterRoom();
                yield isLonger(enter.getRoom(), WireLimits.WORD) || isLonger(enter.getEntry(), WireLimits.WORD)
                        ? TOO_LONG
                        : new ClientMessage.EnterRoom(enter.getRoom(), enter.getEntry());
            }
            case LOCATE ->
                message.getLocate().getMember() <= 0
                        ? new Malformed("Locate: no such member")
                        : new ClientMessage.Locate(message.getLocate().getMember());
            case PING -> new ClientMessage.Ping(message.getPing().getClientTime());
            case GOODBYE -> new ClientMessage.Goodbye();
            case BODY_NOT_SET ->
                new Malformed("a message says something, or it is of a later version than was agreed on");
        };
    }

    private static ClientMessage hello(org.lichthof.protocol.v1.Hello hello) {
        if (isLonger(hello.getEvent(), WireLimits.WORD)
                || isLonger(hello.getLinkToken(), WireLimits.TOKEN)
                || isLonger(hello.getMemberToken(), WireLimits.TOKEN)
                || isLonger(hello.getResumeTicket(), WireLimits.TOKEN)
                || isLonger(hello.getName(), WireLimits.NAME)
                || isLonger(hello.getLanguage(), WireLimits.WORD)
                || isLonger(hello.getRoom(), WireLimits.WORD)
                || isLonger(hello.getEntry(), WireLimits.WORD)
                || isLonger(hello.getClient(), WireLimits.WORD)) {
            return TOO_LONG;
        }
        boolean hasSpot = hello.hasX() && hello.hasY() && hello.getX() >= 0 && hello.getY() >= 0;
        return new ClientMessage.Hello(
                hello.getVersion(),
                hello.getOldestVersion(),
                hello.getEvent(),
                hello.getLinkToken(),
                hello.getMemberToken(),
                hello.getResumeTicket(),
                hello.getName(),
                hello.getAvatar(),
                hello.getLanguage(),
                hello.getRoom(),
                hello.getEntry(),
                side(hello.getView().getWidth()),
                side(hello.getView().getHeight()),
                hello.getNewestMessage(),
                hello.getNewestNearby(),
                hello.getClient(),
                hasSpot ? new Point(hello.getX(), hello.getY()) : null);
    }

    private static ClientMessage goTo(GoTo goTo, PersonId me) {
        return switch (goTo.getTargetCase()) {
            case AREA ->
                goTo.getArea() < 0
                        ? new Malformed("GoTo: no such area")
                        : new ForRoom(new RoomCommand.GoTo(me, new Destination.ToArea(goTo.getArea()), goTo.getJump()));
            case PERSON ->
                withPerson(
                        goTo.getPerson(),
                        who -> new RoomCommand.GoTo(me, new Destination.ToPerson(who), goTo.getJump()));
            case CONVERSATION ->
                withConversation(
                        goTo.getConversation(),
                        which -> new RoomCommand.GoTo(me, new Destination.ToConversation(which), goTo.getJump()));
            case SPOT ->
                goTo.getSpot().getX() < 0 || goTo.getSpot().getY() < 0
                        ? new Malformed("GoTo: a position is at most 2^31 - 1")
                        : new ForRoom(new RoomCommand.GoTo(
                                me,
                                new Destination.ToSpot(new Point(
                                        goTo.getSpot().getX(), goTo.getSpot().getY())),
                                goTo.getJump()));
            case TARGET_NOT_SET -> new Malformed("GoTo: where to?");
        };
    }

    private static ClientMessage availability(org.lichthof.protocol.v1.Availability wished, PersonId me) {
        Availability availability = switch (wished) {
            case AVAILABILITY_AVAILABLE -> Availability.AVAILABLE;
            case AVAILABILITY_BUSY -> Availability.BUSY;
            case AVAILABILITY_DO_NOT_DISTURB -> Availability.DO_NOT_DISTURB;
            case AVAILABILITY_AWAY -> Availability.AWAY;
            case AVAILABILITY_UNSPECIFIED, UNRECOGNIZED -> null;
        };
        return availability == null
                ? new Malformed("SetAvailability: no such availability")
                : new ForRoom(new RoomCommand.SetAvailability(me, availability));
    }

    private static ClientMessage say(org.lichthof.protocol.v1.Say say) {
        ChatTarget to = target(say.getChannel());
        if (to == null) {
            return NO_CHANNEL;
        }
        if (isLonger(say.getClientRef(), WireLimits.CLIENT_REF)) {
            return TOO_LONG;
        }
        // A text that is too long is not cut off here: whoever wrote it is told so, with their mark.
        return new ClientMessage.Say(say.getClientRef(), to, say.getText());
    }

    private static ClientMessage whoIs(List<Integer> numbers) {
        if (numbers.size() > WireLimits.WHO_IS) {
            return new Malformed("WhoIs: at most " + WireLimits.WHO_IS + " at a time");
        }
        var persons = new ArrayList<PersonId>(numbers.size());
        for (int number : numbers) {
            if (number < 1 || number > PersonId.MAX) {
                return NO_SUCH_PERSON;
            }
            persons.add(new PersonId(number));
        }
        return new ClientMessage.WhoIs(persons);
    }

    private static @Nullable ChatTarget target(Channel channel) {
        return switch (channel.getToCase()) {
            case NEARBY -> new ChatTarget.Nearby();
            case ROOM -> new ChatTarget.WholeRoom();
            case EVERYONE -> new ChatTarget.Everyone();
            case DIRECT_MEMBER ->
                channel.getDirectMember() > 0 ? new ChatTarget.Direct(channel.getDirectMember()) : null;
            case TO_NOT_SET -> null;
        };
    }

    private interface PersonWish {
        RoomCommand about(PersonId who);
    }

    private static ClientMessage withPerson(int number, PersonWish wish) {
        return number < 1 || number > PersonId.MAX ? NO_SUCH_PERSON : new ForRoom(wish.about(new PersonId(number)));
    }

    private interface ConversationWish {
        RoomCommand about(ConversationId which);
    }

    private static ClientMessage withConversation(int number, ConversationWish wish) {
        return number < 1 ? new Malformed("no such conversation") : new ForRoom(wish.about(new ConversationId(number)));
    }

    private static int side(int unsigned) {
        return (int) Math.min(WireLimits.VIEW, Integer.toUnsignedLong(unsigned));
    }

    private static boolean isLonger(String value, int most) {
        return value.length() > most;
    }

    private static final Malformed NOT_PROTOBUF = new Malformed("not a ClientMessage");
    private static final Malformed TOO_LONG = new Malformed("a field is longer than anybody reads");
    private static final Malformed NO_CHANNEL = new Malformed("no channel named");
    private static final Malformed NO_SUCH_PERSON = new Malformed("a person's number is 1 to " + PersonId.MAX);
}
