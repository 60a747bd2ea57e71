package org.lichthof.groups;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.lichthof.conversation.Availability;
import org.lichthof.conversation.Conversations;
import org.lichthof.conversation.ProximityRules;
import org.lichthof.world.Entry;
import org.lichthof.world.LocalText;
import org.lichthof.world.PersonId;
import org.lichthof.world.Point;
import org.lichthof.world.Scale;
import org.lichthof.world.WalkGrid;
import org.lichthof.world.WorldMap;

/**
 * Who talks with whom in a recorded trace.
 *
 * <p>In: the header {@code time_s,id,x_m,y_m,heading_rad}, then a line for each person and moment, times never decreasing;
 * metres and radians as mathematicians draw them, y upwards, heading empty when unknown. A person without a line at a moment
 * is not there. After more than five seconds without a line everything begins anew. Out: {@code time_s,id,group} for each
 * person in a conversation, written as soon as the moment is complete.
 */
public final class GroupsTrace {
    private static final long GAP_MILLIS = 5_000;

    /** Order by value of the number, without reading it as one: ids may be long. */
    private static final Comparator<TraceLine> BY_ID =
            Comparator.<TraceLine>comparingInt(line -> line.id().length()).thenComparing(TraceLine::id);

    private final ProximityRules rules;
    private final Writer out;
    private final Map<String, PersonId> people = new TreeMap<>();
    private final BitSet numbers = new BitSet();
    private Conversations conversations;
    private long lastMillis = Long.MIN_VALUE;
    private int eras;

    private GroupsTrace(ProximityRules rules, Writer out) {
        this.rules = rules;
        this.out = out;
        this.conversations = openFloor(rules);
        numbers.set(0);
    }

    /**
     * Reads to the end. With the default rules of a room.
     *
     * @throws BadTrace at the first line that is not as told above; what came before has been answered
     */
    public static void run(InputStream in, OutputStream out) throws IOException {
        run(in, out, ProximityRules.DEFAULT);
    }

    /** The same with other rules, to compare. */
    public static void run(InputStream in, OutputStream out, ProximityRules rules) throws IOException {
        var reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
        var writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        new GroupsTrace(rules, writer).read(reader);
        writer.flush();
    }

    private void read(BufferedReader in) throws IOException {
        String header = in.readLine();
        if (header == null || !header.strip().equals(TraceLine.HEADER)) {
            throw new BadTrace(1, "expected the header " + TraceLine.HEADER);
        }
        out.write("time_s,id,group\n");
        List<TraceLine> moment = new ArrayList<>();
        int number = 1;
        for (String text = in.readLine(); text != null; text = in.readLine()) {
            number++;
            if (text.isBlank()) {
                continue;
            }
            TraceLine line = TraceLine.parse(text, number);
            if (!moment.isEmpty() && line.millis() != moment.getFirst().millis()) {
                if (line.millis() < moment.getFirst().millis()) {
                    throw new BadTrace(
                            number, "time goes back, from " + moment.getFirst().stamp() + " to " + line.stamp());
                }
                answer(moment, number - 1);
                moment.clear();
            }
            moment.add(line);
        }
        if (!moment.isEmpty()) {
            answer(moment, number);
        }
    }

    private void answer(List<TraceLine> moment, int lastLine) throws IOException {
        long millis = moment.getFirst().millis();
        if (lastMillis != Long.MIN_VALUE && millis - lastMillis > GAP_MILLIS) {
            conversations = openFloor(rules);
            people.clear();
            numbers.clear(1, numbers.length());
            eras++;
        }
        lastMillis = millis;
        moment.sort(BY_ID);
        for (int i = 1; i < moment.size(); i++) {
            if (moment.get(i).id().equals(moment.get(i - 1).id())) {
                throw new BadTrace(
                        lastLine,
                        "person " + moment.get(i).id() + " is twice at "
                                + moment.get(i).stamp());
            }
        }
        dismissAbsent(moment);
        for (TraceLine line : moment) {
            place(line, lastLine);
        }
        conversations.settle(millis, change -> {});
        for (TraceLine line : moment) {
            var conversation = conversations.of(known(line));
            if (conversation.isPresent()) {
                out.write(line.stamp() + "," + line.id() + "," + (eras == 0 ? "" : eras + "-")
                        + conversation.get().value() + "\n");
            }
        }
        out.flush();
    }

    private void dismissAbsent(List<TraceLine> moment) {
        Set<String> here = new java.util.HashSet<>();
        moment.forEach(line -> here.add(line.id()));
        people.entrySet().removeIf(entry -> {
            if (here.contains(entry.getKey())) {
                return false;
            }
            conversations.leave(entry.getValue());
            numbers.clear(entry.getValue().value());
            return true;
        });
    }

    private void place(TraceLine line, int number) {
        // The middle of the floor is the origin; on the screen y grows downwards and angles run clockwise.
        double x = MIDDLE + line.x() * Scale.METRE;
        double y = MIDDLE - line.y() * Scale.METRE;
        double facing = -line.heading();
        PersonId person = people.get(line.id());
        if (person != null) {
            conversations.move(person, x, y, facing, true);
            return;
        }
        int free = numbers.nextClearBit(1);
        if (free > PersonId.MAX) {
            throw new BadTrace(number, "more than " + PersonId.MAX + " people at " + line.stamp());
        }
        numbers.set(free);
        person = new PersonId(free);
        people.put(line.id(), person);
        conversations.enter(person, x, y, facing, Availability.AVAILABLE, Set.of());
    }

    private PersonId known(TraceLine line) {
        return java.util.Objects.requireNonNull(people.get(line.id()));
    }

    /** A floor without walls and areas: a single tile so large that no trace ends on it. */
    private static Conversations openFloor(ProximityRules rules) {
        var grid = new WalkGrid(1, 1, 2 * MIDDLE, 2 * MIDDLE, new BitSet());
        var start = new Entry(Entry.START, List.of(new Point(MIDDLE, MIDDLE)));
        var map = new WorldMap(
                "trace",
                LocalText.NONE,
                LocalText.NONE,
                grid,
                List.of(start),
                List.of(),
                WorldMap.TalkSettings.DEFAULT);
        return new Conversations(map, rules);
    }

    private static final int MIDDLE = 1 << 29;
}
