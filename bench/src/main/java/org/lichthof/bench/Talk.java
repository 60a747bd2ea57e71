package org.lichthof.bench;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.lichthof.protocol.v1.Channel;

/**
 * People who stand and write: each second everybody to the next one, and one of them to the whole room. Each message says when
 * it was sent, so that whoever hears it knows how long it took from one person to another.
 */
final class Talk implements Script {
    private static final Channel ROOM =
            Channel.newBuilder().setRoom(Channel.WholeRoom.getDefaultInstance()).build();
    private static final Pattern STAMPED = Pattern.compile("sent at (-?\\d+)");

    private final Crowd crowd;
    private int seconds;

    Talk(Crowd crowd) {
        this.crowd = crowd;
        crowd.each(walker -> walker.stand(true));
    }

    @Override
    public void second(double share) {
        int people = crowd.size();
        for (int i = 0; i < people; i++) {
            int next = crowd.memberOf((i + 1) % people);
            Channel to = i == seconds % people
                    ? ROOM
                    : Channel.newBuilder().setDirectMember(next).build();
            crowd.one(i, walker -> walker.say(to, "sent at " + System.nanoTime()));
        }
        seconds++;
    }

    @Override
    public String words() {
        return "talking";
    }

    /** Nanoseconds since this was sent by somebody of this crowd; -1 when it does not say. */
    static long ageOf(String text, long nowNanos) {
        Matcher stamp = STAMPED.matcher(text);
        return stamp.matches() ? nowNanos - Long.parseLong(stamp.group(1)) : -1;
    }
}
