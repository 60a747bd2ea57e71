package org.lichthof.bench;

import java.util.List;
import java.util.SplittableRandom;
import org.lichthof.protocol.v1.Channel;

/**
 * A small workshop evening in as many seconds as one has: people arrive in the foyer and walk about, gather in the plenum,
 * visit the booths, work in groups, come back, and leave. At the booths and in the groups they write to those near them, else
 * to the whole room. One thread; chance is the crowd's seed.
 */
final class Evening implements Script {
    /** Shares of the whole time. */
    enum Phase {
        ARRIVING(0.15, "people arrive"),
        PLENUM(0.20, "plenum"),
        BOOTHS(0.25, "market of booths"),
        GROUPS(0.25, "group work"),
        CLOSING(0.15, "back in the plenum");

        final double share;
        final String words;

        Phase(double share, String words) {
            this.share = share;
            this.words = words;
        }
    }

    private static final Channel NEARBY =
            Channel.newBuilder().setNearby(Channel.Nearby.getDefaultInstance()).build();
    private static final Channel ROOM =
            Channel.newBuilder().setRoom(Channel.WholeRoom.getDefaultInstance()).build();
    private static final List<String> WORDS = List.of(
            "What would you use the hub for?",
            "I would bring my bicycle sensor.",
            "Could the library lend tools, too?",
            "Let us write that down.",
            "Who else should be asked?",
            "That is open until the end of the month.");

    private final Crowd crowd;
    private final SplittableRandom random;
    private Phase phase = Phase.ARRIVING;

    Evening(Crowd crowd) {
        this.crowd = crowd;
        this.random = new SplittableRandom(crowd.seed());
    }

    Phase phase() {
        return phase;
    }

    @Override
    public String words() {
        return phase.words;
    }

    /** The phase at this share of the time, 0 to 1. */
    static Phase at(double share) {
        double end = 0;
        for (Phase phase : Phase.values()) {
            end += phase.share;
            if (share < end) {
                return phase;
            }
        }
        return Phase.CLOSING;
    }

    @Override
    public void second(double share) {
        Floor floor = crowd.floor();
        if (floor == null) {
            return;
        }
        Phase now = at(share);
        if (now != phase) {
            phase = now;
            send(floor, now);
        }
        // About one in twelve writes something each second, most of it to those near, where there are any.
        boolean inConversation = phase == Phase.BOOTHS || phase == Phase.GROUPS;
        for (int i = 0; i < crowd.size(); i++) {
            if (random.nextInt(12) == 0) {
                Channel to = inConversation && random.nextInt(20) != 0 ? NEARBY : ROOM;
                String words = WORDS.get(random.nextInt(WORDS.size()));
                crowd.one(i, walker -> walker.say(to, words));
            }
        }
    }

    private void send(Floor floor, Phase to) {
        List<Floor.Place> places = switch (to) {
            case ARRIVING -> List.of();
            case PLENUM, CLOSING -> floor.places("audience");
            case BOOTHS -> floor.places("booth");
            case GROUPS -> floor.places("group");
        };
        if (places.isEmpty()) {
            crowd.each(walker -> walker.stand(false));
            return;
        }
        for (int i = 0; i < crowd.size(); i++) {
            Floor.Place place = places.get(i % places.size());
            crowd.one(i, walker -> walker.goTo(place.index(), false));
        }
    }
}
