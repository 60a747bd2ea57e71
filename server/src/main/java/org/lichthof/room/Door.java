package org.lichthof.room;

import org.lichthof.room.RoomCommand.Arrive;
import org.lichthof.room.RoomCommand.Reconnect;
import org.lichthof.room.RoomNotice.Refusal;
import org.lichthof.world.PersonId;
import org.lichthof.world.Point;

/** Who comes in, who goes, whose line is lost and found again. */
final class Door {
    private final Parts parts;

    Door(Parts parts) {
        this.parts = parts;
    }

    void arrive(Arrive wish, Step step) {
        if (parts.crowd.get(wish.person()) != null) {
            throw new IllegalArgumentException("person " + wish.person().value() + " is here already");
        }
        if (parts.crowd.count() >= parts.rules.capacity()) {
            turnAway(wish, Refusal.ROOM_FULL, "this room is full", step);
            return;
        }
        Floor floor = parts.floors.of(wish.profile());
        Point at = parts.spots.toArrive(floor, wish.spot(), wish.entry());
        if (at == null) {
            turnAway(wish, Refusal.NOT_ALLOWED, "there is no place in this room where you may stand", step);
            return;
        }
        var hearing = new Hearing(wish.heard());
        var person = new Person(wish.person(), wish.profile(), wish.availability(), floor, at, wish.facing(), hearing);
        person.exit = parts.exits.at(at.x(), at.y());
        person.ticketAt = step.now();
        parts.walking.begin(person, step.now());
        parts.views.begin(person, wish.viewWidth(), wish.viewHeight());
        parts.crowd.add(person);
        parts.roster.changed(person);
        parts.gatherings.enter(person);
        parts.talk.enter(person);
        parts.roomTyping.beginAnew(person);
        RoomCommand.Returning returning = wish.returning();
        if (returning != null && returning.conversationKey().isPresent()) {
            long key = returning.conversationKey().getAsLong();
            parts.conversations.restore(person.id, key, returning.locked(), step.now());
        }
        tellEntered(person, false, wish.newestNearby(), step);
    }

    private static void turnAway(Arrive wish, Refusal why, String detail, Step step) {
        step.out().tell(wish.person(), new RoomNotice.Refused(why, detail, "", 0));
    }

    void depart(Person person, Step step) {
        parts.followers.leaderGoes(person, person.leavingBy >= 0, step);
        parts.rows.drop(person);
        parts.postponed.forget(person);
        parts.routes.end(person);
        parts.talk.ceaseTyping(person);
        parts.roomTyping.cease(person);
        parts.knocks.left(person, step);
        parts.invites.left(person);
        parts.roster.left(person);
        parts.gatherings.leave(person);
        parts.crowd.remove(person);
        if (person.toldCell >= 0) {
            step.out().leftCell(person.toldCell, person.id);
        }
        step.out().gone(person.id);
        step.tell(person, new RoomNotice.Departed(person.hearing.soFar()));
    }

    /** They stay where they are and in their conversation; nobody sees a leave. Their feet stop, as do those who led them. */
    void disconnect(Person person, Step step) {
        if (!person.connected) {
            return;
        }
        parts.routes.end(person);
        parts.rows.end(person, step);
        parts.postponed.forget(person);
        parts.placing.stand(person);
        parts.talk.ceaseTyping(person);
        parts.roomTyping.cease(person);
        parts.roster.unwatch(person);
        person.connected = false;
        tellFace(person, step);
    }

    /** Also when the old line was not lost: then the new one takes its place, and who was on their way walks on. */
    void reconnect(Person person, Reconnect wish, Step step) {
        boolean wasLost = !person.connected;
        person.connected = true;
        person.newEpoch();
        parts.tickets.beginAnew(person);
        parts.roster.unwatch(person);
        parts.views.begin(person, wish.viewWidth(), wish.viewHeight());
        if (wasLost) {
            tellFace(person, step);
        }
        tellEntered(person, true, wish.newestNearby(), step);
        step.tell(person, new RoomNotice.InConversation(person.gathering, person.listening));
        parts.talk.beginAnew(person);
        parts.roomTyping.beginAnew(person);
        for (PersonId waiting : parts.knocks.at(person)) {
            step.tell(person, new RoomNotice.Knocked(waiting));
        }
        for (Invites.Invite invite : parts.invites.to(person)) {
            step.tell(person, invite.toldAs());
        }
        Person leader = person.leader;
        step.tell(person, new RoomNotice.Following(leader == null ? null : leader.id));
    }

    /** What others in view know of them has changed. */
    void tellFace(Person person, Step step) {
        person.faceChangedAt = step.now();
        parts.roster.changed(person);
        step.out().face(person.cell, person.face());
    }

    private void tellEntered(Person person, boolean again, long newestNearby, Step step) {
        boolean rosterPushed = parts.crowd.count() <= parts.rules.rosterPushedTo();
        step.tell(
                person,
                new RoomNotice.Entered(
                        person.id, person.at(), person.facing, person.epoch, person.availability, again, rosterPushed));
        if (rosterPushed) {
            parts.roster.watch(person);
        }
        for (RoomNotice.SaidNearby message : person.hearing.newerThan(newestNearby)) {
            step.tell(person, message);
        }
    }
}
