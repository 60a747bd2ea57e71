package org.lichthof.room;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.TreeSet;
import org.lichthof.room.RoomCommand.SayNearby;
import org.lichthof.room.RoomNotice.Gathering;
import org.lichthof.room.RoomNotice.Refusal;
import org.lichthof.room.RoomNotice.SaidNearby;
import org.lichthof.world.PersonId;

/** What is written in conversations: reaches those who were told that they are in it, and nobody else. */
final class Talk {
    /** A client says every few seconds that its person is still typing. */
    private static final int TYPING_MILLIS = 6_000;

    private final Crowd crowd;
    private final BitSet typists = new BitSet();
    /** Conversations in which somebody began or ceased to type, by their number. */
    private final TreeSet<Integer> changed = new TreeSet<>();
    /** Number of the newest message of this room, and not below that of any that somebody brought along. */
    private long newest;

    Talk(Crowd crowd) {
        this.crowd = crowd;
    }

    /** Numbers go on where those that they heard elsewhere end. */
    void enter(Person person) {
        newest = Math.max(newest, person.hearing.newest());
    }

    void say(Person speaker, SayNearby words, Step step) {
        long before = speaker.hearing.saidAt(words.clientRef());
        if (before >= 0) {
            step.tell(speaker, new RoomNotice.SayNearbyDone(words.clientRef(), before));
            return;
        }
        Gathering gathering = speaker.gathering;
        if (gathering == null) {
            refuse(speaker, words, Refusal.NOT_IN_CONVERSATION, "you are in no conversation", 0, step);
            return;
        }
        if (speaker.listening) {
            refuse(speaker, words, Refusal.LISTENING_ONLY, "you only listen here", 0, step);
            return;
        }
        long waitMillis = speaker.says.take(step.now());
        if (waitMillis > 0) {
            refuse(speaker, words, Refusal.TOO_FAST, "too many messages at a time", waitMillis, step);
            return;
        }
        // Follows the wall clock where that runs ahead, and so grows for each reader over a restart of the server too.
        newest = Math.max(newest + 1, words.sentAtMillis());
        SaidNearby own = message(speaker, gathering, words, words.clientRef());
        SaidNearby message = message(speaker, gathering, words, "");
        deliver(speaker, gathering.speakers(), own, message, step);
        deliver(speaker, gathering.listeners(), own, message, step);
        speaker.hearing.keepMark(new Heard.Mark(words.clientRef(), words.sentAtMillis()));
        step.tell(speaker, new RoomNotice.SayNearbyDone(words.clientRef(), words.sentAtMillis()));
        ceaseTyping(speaker);
    }

    private SaidNearby message(Person speaker, Gathering gathering, SayNearby words, String clientRef) {
        Profile who = speaker.profile;
        return new SaidNearby(
                newest,
                gathering.conversation(),
                who.member(),
                who.name(),
                who.role(),
                words.text(),
                clientRef,
                words.sentAtMillis());
    }

    /** The same message for all readers but the speaker: they share it, and whoever writes it down writes it once. */
    private void deliver(Person speaker, List<PersonId> readers, SaidNearby own, SaidNearby message, Step step) {
        for (PersonId id : readers) {
            Person reader = crowd.get(id);
            // Somebody may have left, and their number been given on, since the conversation was told.
            if (reader == null || reader.conversation() != speaker.conversation()) {
                continue;
            }
            SaidNearby theirs = reader == speaker ? own : message;
            reader.hearing.keep(theirs);
            step.tell(reader, theirs);
        }
    }

    private static void refuse(
            Person speaker, SayNearby words, Refusal why, String detail, long waitMillis, Step step) {
        step.tell(speaker, new RoomNotice.Refused(why, detail, words.clientRef(), waitMillis));
    }

    void type(Person person, boolean typing, Step step) {
        if (!typing || person.gathering == null || person.listening) {
            ceaseTyping(person);
            return;
        }
        person.typingUntil = step.now() + TYPING_MILLIS;
        int conversation = person.conversation();
        if (person.typingIn != conversation) {
            ceaseTyping(person);
            person.typingIn = conversation;
            typists.set(person.number);
            changed.add(conversation);
        }
    }

    void ceaseTyping(Person person) {
        if (person.typingIn != 0) {
            changed.add(person.typingIn);
            person.typingIn = 0;
            typists.clear(person.number);
        }
    }

    /** On a fresh client, which does not know who is typing. */
    void beginAnew(Person person) {
        person.typingTold = List.of();
        ceaseTyping(person);
        markUnlessQuiet(person);
    }

    /** The conversation of theirs changed. Of another one, their client does not know who is typing. */
    void conversationChanged(Person person) {
        if (person.typingToldIn != person.conversation()) {
            person.typingToldIn = person.conversation();
            person.typingTold = List.of();
        }
        if (person.typingIn != person.conversation()) {
            ceaseTyping(person);
        }
        markUnlessQuiet(person);
    }

    private void markUnlessQuiet(Person person) {
        if (!typists.isEmpty() && person.gathering != null) {
            changed.add(person.conversation());
        }
    }

    /** Tells who is typing where that changed. After the conversations of this step are settled. */
    void settle(Gatherings gatherings, Step step) {
        crowd.forEachIn(typists, person -> {
            if (person.listening || person.typingUntil <= step.now()) {
                ceaseTyping(person);
            }
        });
        for (int conversation : changed) {
            Gathering gathering = gatherings.get(conversation);
            if (gathering != null) {
                tellTypists(gathering.speakers(), step);
                tellTypists(gathering.listeners(), step);
            }
        }
        changed.clear();
    }

    private void tellTypists(List<PersonId> readers, Step step) {
        for (PersonId id : readers) {
            Person reader = crowd.get(id);
            if (reader != null) {
                tellTypists(reader, step);
            }
        }
    }

    private void tellTypists(Person reader, Step step) {
        List<Integer> members = new ArrayList<>();
        crowd.forEachIn(typists, typist -> {
            if (typist != reader && typist.typingIn == reader.conversation()) {
                members.add(typist.profile.member());
            }
        });
        if (!members.equals(reader.typingTold)) {
            reader.typingTold = List.copyOf(members);
            step.tell(reader, new RoomNotice.TypingNearbyNow(reader.typingTold));
        }
    }
}
