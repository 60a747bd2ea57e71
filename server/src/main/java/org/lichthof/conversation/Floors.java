package org.lichthof.conversation;

import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.Set;
import org.lichthof.world.Area;
import org.lichthof.world.WalkGrid;
import org.lichthof.world.WorldMap;

/**
 * Which area decides on a spot. Where several overlap: quiet before stage before audience before the meeting kinds; of
 * equals the one with the higher number. A place changes distances only, where nothing else decides.
 */
final class Floors {
    private static final Floor SILENT = new Floor.Silent();

    private final WorldMap map;
    private final Floor[] admitted;
    private final Floor[] notAdmitted;
    private final int[] rank;
    private final Floor open;
    private final double largestJoinDistance;
    private final BitSet ruled;

    Floors(WorldMap map, ProximityRules rules) {
        this.map = map;
        this.open = new Floor.Open(rules.joinDistance(), rules.capacity());
        int count = map.areas().size();
        this.admitted = new Floor[count];
        this.notAdmitted = new Floor[count];
        this.rank = new int[count];
        Map<String, Venue> stages = stages(rules.capacity());
        double largest = rules.joinDistance();
        for (Area area : map.areas()) {
            int index = area.index();
            // Who has no business in an area is not led in by the room; should they stand there all the same, they hear
            // nothing.
            notAdmitted[index] = SILENT;
            switch (area) {
                case Area.Quiet quiet -> set(index, 4, SILENT);
                case Area.Stage stage -> {
                    Venue venue = Objects.requireNonNull(stages.get(stage.stage()));
                    set(index, 3, new Floor.Inside(venue, Part.SPEAKER));
                    notAdmitted[index] = new Floor.Inside(venue, Part.LISTENER);
                }
                case Area.Audience audience -> {
                    Venue venue = Objects.requireNonNull(stages.get(audience.stage()));
                    set(index, 2, new Floor.Inside(venue, Part.LISTENER));
                }
                case Area.Meeting meeting -> setMeeting(index, meeting.talk(), rules);
                case Area.Booth booth -> setMeeting(index, booth.talk(), rules);
                case Area.Group group -> setMeeting(index, group.talk(), rules);
                case Area.HelpPoint help -> setMeeting(index, help.talk(), rules);
                case Area.Place place -> {
                    double join = orElse(place.talk().joinDistance(), rules.joinDistance());
                    largest = Math.max(largest, join);
                    set(index, 0, new Floor.Open(join, capacity(place.talk(), rules)));
                    notAdmitted[index] = admitted[index];
                }
                case Area.Exit exit -> set(index, -1, open);
                case Area.Website website -> set(index, -1, open);
                case Area.Sound sound -> set(index, -1, open);
                case Area.Focus focus -> set(index, -1, open);
            }
        }
        this.largestJoinDistance = largest;
        this.ruled = ruledTiles();
    }

    double largestJoinDistance() {
        return largestJoinDistance;
    }

    Floor open() {
        return open;
    }

    /** Whether there are any areas that decide, or change distances. */
    boolean hasAreas() {
        return !ruled.isEmpty();
    }

    /** Whether an area that decides, or changes distances, touches this tile. */
    boolean isRuled(int tile) {
        return tile >= 0 && ruled.get(tile);
    }

    Floor at(double x, double y, Set<String> roles) {
        int px = (int) Math.floor(x);
        int py = (int) Math.floor(y);
        Floor best = open;
        int bestRank = -1;
        for (int index : map.areasNear(px, py)) {
            if (rank[index] >= 0 && rank[index] >= bestRank) {
                Area area = map.areas().get(index);
                if (area.shape().contains(px, py)) {
                    bestRank = rank[index];
                    best = area.about().admits(roles) ? admitted[index] : notAdmitted[index];
                }
            }
        }
        return best;
    }

    private BitSet ruledTiles() {
        WalkGrid grid = map.grid();
        var tiles = new BitSet();
        if (map.areas().isEmpty()) {
            return tiles;
        }
        for (int row = 0; row < grid.rows(); row++) {
            for (int column = 0; column < grid.columns(); column++) {
                for (int index : map.areasNear(column * grid.tileWidth(), row * grid.tileHeight())) {
                    if (rank[index] >= 0) {
                        tiles.set(row * grid.columns() + column);
                    }
                }
            }
        }
        return tiles;
    }

    private Map<String, Venue> stages(int capacity) {
        Map<String, Venue> stages = new HashMap<>();
        for (Area area : map.areas()) {
            if (area instanceof Area.Stage stage) {
                stages.computeIfAbsent(
                        stage.stage(), name -> new Venue(ConversationKind.STAGE, area.index(), capacity));
            }
        }
        for (Area area : map.areas()) {
            // An audience without a stage on this map still is one: people wait there together.
            if (area instanceof Area.Audience audience) {
                stages.computeIfAbsent(
                        audience.stage(), name -> new Venue(ConversationKind.STAGE, area.index(), capacity));
            }
        }
        return stages;
    }

    private void setMeeting(int index, Area.TalkOverrides talk, ProximityRules rules) {
        set(
                index,
                1,
                new Floor.Inside(new Venue(ConversationKind.MEETING, index, capacity(talk, rules)), Part.SPEAKER));
    }

    private void set(int index, int newRank, Floor floor) {
        rank[index] = newRank;
        admitted[index] = floor;
    }

    private static int capacity(Area.TalkOverrides talk, ProximityRules rules) {
        return Math.max(1, talk.capacity().orElse(rules.capacity()));
    }

    private static double orElse(OptionalInt value, double otherwise) {
        return value.isPresent() ? Math.max(1, value.getAsInt()) : otherwise;
    }
}
