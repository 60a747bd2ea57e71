package org.lichthof.room;

import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.lichthof.conversation.ConversationId;
import org.lichthof.conversation.Conversations;
import org.lichthof.conversation.ProximityRules;
import org.lichthof.room.RoomNotice.Gathering;
import org.lichthof.room.RoomNotice.PlacedCause;
import org.lichthof.room.RoomNotice.Refusal;
import org.lichthof.room.RoomOutput.Face;
import org.lichthof.room.RoomOutput.RosterLine;
import org.lichthof.world.PersonId;
import org.lichthof.world.Point;
import org.lichthof.world.WorldMap;

/**
 * One room: who is in it, where they stand, who talks with whom. See the package page for how it is driven.
 *
 * <p>A step is a story in four parts: what was wished is done; time passes; conversations are settled; what changed is told.
 * Each of the {@link Parts} has its own share in it, this class tells the story.
 */
public final class Room {
    /** However late a step comes, people on their way go no farther in it than in this time. */
    public static final int LONGEST_STEP_MILLIS = 1_000;

    /**
     * For this long, a changed face is told again where its person comes into view. Whoever did not see a person for longer
     * forgets their face and asks again.
     */
    public static final int FRESH_FACE_MILLIS = 120_000;

    private static final String WAVE = "👋";

    /** People of so many wishes fit into the processor's first cache. */
    private static final int READ_AHEAD = 32;

    private final Parts parts;
    private final Door door;
    private final Crowd crowd;
    private long now = Long.MIN_VALUE;

    /**
     * @param seed decides what looks like chance in this room: the same seed and wishes, the same news. A server that starts
     *     anew takes another one, so that conversations of before are told from new ones
     */
    public Room(WorldMap map, RoomRules rules, ProximityRules proximity, long seed) {
        parts = new Parts(map, rules, proximity, seed);
        door = new Door(parts);
        crowd = parts.crowd;
    }

    /**
     * Does what was wished since the last step, lets time pass, and says what came of it. Wishes of people who are not in the
     * room are passed over: they departed while the wish was on its way.
     *
     * @param commands in the order of their arrival
     * @param nowMillis never smaller than in the step before; a monotonic clock, or a test's own
     */
    public void step(List<RoomCommand> commands, long nowMillis, RoomOutput out) {
        Step step = begin(nowMillis, out);
        for (RoomCommand command : parts.postponed.take()) {
            apply(command, step);
        }
        applyAll(commands, step);
        letTimePass(step);
        parts.gatherings.settle(step);
        parts.talk.settle(parts.gatherings, step);
        parts.roomTyping.tell(step);
        tellWhatChanged(step);
    }

    public CellGrid cells() {
        return parts.cells;
    }

    /** Most people at a time. */
    public int capacity() {
        return parts.rules.capacity();
    }

    public int people() {
        return crowd.count();
    }

    /** Whether somebody who wishes to come in like this would find a place to stand, however full it is. Between two steps. */
    public boolean hasPlaceFor(Profile profile, @Nullable Point spot, String entry) {
        return parts.spots.hasPlace(parts.floors.of(profile), spot, entry);
    }

    /** Everybody, ascending by number. For somebody who is about to watch the changes: between two steps. */
    public List<RosterLine> roster() {
        return parts.roster.complete();
    }

    /** What is known of somebody, for {@code WhoIs}; null when they are not here. */
    public @Nullable Face face(PersonId person) {
        Person found = crowd.get(person);
        return found == null ? null : found.face();
    }

    /** Where somebody is and with whom; null when they are not here. */
    public @Nullable RosterLine whereIs(PersonId person) {
        Person found = crowd.get(person);
        return found == null ? null : parts.roster.lineOf(found);
    }

    /** Tells the whole present state of a cell, for a viewer who sees it for the first time. */
    public void tellCell(int cell, RoomOutput out) {
        // Most cells hold none, and where many walk this is asked for thousands of them.
        TreeMap<ConversationId, Gathering> gatherings = null;
        for (Person person : crowd.in(cell)) {
            out.moved(cell, person.id, person.x, person.y, person.facing, person.moving);
            if (now - person.faceChangedAt < FRESH_FACE_MILLIS) {
                out.face(cell, person.face());
            }
            if (person.gathering != null) {
                gatherings = gatherings == null ? new TreeMap<>() : gatherings;
                gatherings.put(person.gathering.conversation(), person.gathering);
            }
        }
        if (gatherings != null) {
            gatherings.values().forEach(gathering -> out.gathering(cell, gathering));
        }
    }

    private Step begin(long nowMillis, RoomOutput out) {
        if (nowMillis < now) {
            throw new IllegalArgumentException("time went back from " + now + " to " + nowMillis);
        }
        int elapsed = now == Long.MIN_VALUE ? 0 : (int) Math.min(LONGEST_STEP_MILLIS, nowMillis - now);
        now = nowMillis;
        parts.postponed.beginStep();
        return new Step(nowMillis, elapsed, out);
    }

    private void applyAll(List<RoomCommand> commands, Step step) {
        for (int i = 0; i < commands.size(); i++) {
            if (i % READ_AHEAD == 0) {
                crowd.readAhead(commands.subList(i, Math.min(commands.size(), i + READ_AHEAD)));
            }
            apply(commands.get(i), step);
        }
    }

    private void apply(RoomCommand command, Step step) {
        if (command instanceof RoomCommand.Arrive arrive) {
            door.arrive(arrive, step);
            return;
        }
        Person person = crowd.get(command.person());
        if (person == null || parts.postponed.takes(command)) {
            return;
        }
        switch (command) {
            case RoomCommand.Arrive arrive -> throw new AssertionError(arrive);
            case RoomCommand.Depart depart -> door.depart(person, step);
            case RoomCommand.Disconnect disconnect -> door.disconnect(person, step);
            case RoomCommand.Reconnect reconnect -> door.reconnect(person, reconnect, step);
            case RoomCommand.Walk walk -> walk(person, walk, step);
            case RoomCommand.Look look -> look(person, look, step);
            case RoomCommand.GoTo goTo -> parts.routes.goTo(person, goTo.to(), goTo.jump(), null, step);
            case RoomCommand.Follow follow -> follow(person, follow.leader(), step);
            case RoomCommand.Wave wave -> wave(person, crowd.get(wave.to()), step);
            case RoomCommand.React react -> react(person, react.emoji(), step);
            case RoomCommand.SetAvailability set -> setAvailability(person, set, step);
            case RoomCommand.ChangeProfile change -> changeProfile(person, change.profile(), step);
            case RoomCommand.SayNearby say -> parts.talk.say(person, say, step);
            case RoomCommand.TypingNearby typing -> parts.talk.type(person, typing.typing(), step);
            case RoomCommand.TypingInRoom typing -> parts.roomTyping.type(person, typing.typing(), step);
            case RoomCommand.Lock lock -> lock(person, lock.locked(), step);
            case RoomCommand.Knock knock -> parts.knocks.knock(person, knock.conversation(), step);
            case RoomCommand.AnswerKnock answer -> parts.knocks.answer(person, answer.who(), answer.welcome(), step);
            case RoomCommand.Invite invite -> parts.invites.invite(person, crowd.get(invite.whom()), step);
            case RoomCommand.AnswerInvite answer ->
                parts.invites.answer(person, crowd.get(answer.by()), answer.accept(), step);
            case RoomCommand.JoinConversation join -> join(person, join.conversation(), step);
            case RoomCommand.LeaveConversation leave -> leave(person, step);
            case RoomCommand.WatchRoster watch -> {
                if (watch.watch()) {
                    parts.roster.watch(person);
                } else {
                    parts.roster.unwatch(person);
                }
            }
        }
    }

    private void walk(Person person, RoomCommand.Walk wish, Step step) {
        if (wish.epoch() != person.epoch || !person.connected) {
            return; // sent before they knew where they were put
        }
        if (person.isLed()) {
            parts.routes.end(person);
            parts.rows.end(person, step);
        }
        parts.walking.walk(person, wish, step);
    }

    private void look(Person person, RoomCommand.Look wish, Step step) {
        if (wish.anew() && person.resyncs.take(step.now()) == 0) {
            parts.views.begin(person, wish.width(), wish.height());
            step.tell(person, new RoomNotice.InConversation(person.gathering, person.listening));
        } else {
            parts.views.look(person, wish.width(), wish.height());
        }
    }

    private void follow(Person person, @Nullable PersonId leader, Step step) {
        if (leader == null) {
            parts.rows.end(person, step);
        } else {
            parts.followers.follow(person, crowd.get(leader), step);
        }
    }

    private void wave(Person person, @Nullable Person to, Step step) {
        if (to == null || to == person) {
            step.refuse(person, Refusal.NOT_THERE, "they are not in this room");
        } else if (step.allows(person.waves, person, "too many waves")) {
            step.tell(to, new RoomNotice.Waved(person.id));
            step.out().reaction(person.cell, person.id, WAVE);
        }
    }

    private static void react(Person person, String emoji, Step step) {
        if (step.allows(person.reactions, person, "too many reactions")) {
            step.out().reaction(person.cell, person.id, emoji);
        }
    }

    private void setAvailability(Person person, RoomCommand.SetAvailability set, Step step) {
        if (person.availability != set.availability()) {
            person.availability = set.availability();
            parts.conversations.setAvailability(person.id, set.availability());
            door.tellFace(person, step);
        }
    }

    private void changeProfile(Person person, Profile profile, Step step) {
        if (person.profile.equals(profile)) {
            return;
        }
        person.profile = profile;
        Floor floor = parts.floors.of(profile);
        if (person.floor != floor) {
            person.floor = floor;
            keepToOpenFloor(person, step);
        }
        door.tellFace(person, step);
    }

    /** Another role may open and close places: the way they are on, and the one they stand in. */
    private void keepToOpenFloor(Person person, Step step) {
        Point open = person.floor.mayStand(person.x, person.y)
                ? person.at()
                : parts.spots.onOpenFloor(person.floor, person.at());
        if (open == null) {
            return; // nothing is open to them far and wide: they may stay, no step leads on
        }
        if (person.isLed() || !open.equals(person.at())) {
            parts.routes.end(person);
            parts.rows.end(person, step);
            parts.placing.put(person, open.x(), open.y(), person.facing, false, PlacedCause.CORRECTION, step);
        }
    }

    private void lock(Person person, boolean locked, Step step) {
        if (step.allows(person.locks, person, "too much locking")) {
            refuseUnlessDone(parts.conversations.lock(person.id, locked), person, step);
        }
    }

    private void leave(Person person, Step step) {
        Conversations.Answer answer = parts.conversations.askToLeave(person.id);
        if (answer != Conversations.Answer.AREA_DECIDES) {
            refuseUnlessDone(answer, person, step);
            return;
        }
        if (!step.allows(person.searches, person, "too many ways at a time")) {
            return; // before looking for a spot: that alone may mean thousands of them
        }
        Point outside = parts.spots.offTalkingFloors(person);
        if (outside == null) {
            refuseUnlessDone(answer, person, step);
        } else {
            // Where the floor makes the conversation, who wants out is led off it.
            parts.routes.lead(person, outside, step);
        }
    }

    private void join(Person person, ConversationId conversation, Step step) {
        if (person.conversation() == conversation.value()) {
            return;
        }
        Conversations.Answer answer = parts.conversations.askToJoin(person.id, conversation, step.now());
        // Who finds all places taken listens, and where the map decides one has to go there: both walk.
        if (answer == Conversations.Answer.LOCKED || answer == Conversations.Answer.NOT_THERE) {
            refuseUnlessDone(answer, person, step);
        } else {
            parts.routes.goTo(
                    person, new RoomCommand.Destination.ToConversation(conversation), false, conversation, step);
        }
    }

    private static void refuseUnlessDone(Conversations.Answer answer, Person person, Step step) {
        switch (answer) {
            case DONE -> {}
            case LOCKED -> step.refuse(person, Refusal.LOCKED, "this conversation is locked");
            case FULL -> step.refuse(person, Refusal.CONVERSATION_FULL, "all places are taken");
            case NOT_THERE ->
                step.refuse(person, Refusal.NOT_IN_CONVERSATION, "there is no such conversation any more");
            case AREA_DECIDES -> step.refuse(person, Refusal.NOT_ALLOWED, "this place decides who talks here");
        }
    }

    private void letTimePass(Step step) {
        parts.walking.letTheSilentStand(crowd, step);
        parts.routes.advance(step);
        parts.followers.advance(step);
        parts.knocks.settle(step);
        parts.invites.settle(step);
    }

    private void tellWhatChanged(Step step) {
        parts.views.tell(step);
        crowd.forEachMoved(person -> tellFaceInNewCell(person, step));
        parts.roster.tell(step);
        crowd.tellMoves(step.out());
        parts.gatherings.tellBystanders(step);
        parts.tickets.tell(step);
    }

    private static void tellFaceInNewCell(Person person, Step step) {
        boolean isFresh = step.now() - person.faceChangedAt < FRESH_FACE_MILLIS;
        if (isFresh && person.toldCell != person.cell && person.toldCell >= 0) {
            step.out().face(person.cell, person.face());
        }
    }
}
