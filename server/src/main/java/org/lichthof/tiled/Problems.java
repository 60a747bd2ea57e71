package org.lichthof.tiled;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Collects what is wrong with one map. */
final class Problems {
    private static final int MOST = 1_000;

    /** Of one kind; the rest is counted. A tileset drawn wrong makes the same mistake ten thousand times. */
    private static final int MOST_OF_A_KIND = 100;

    private final List<MapProblem> found = new ArrayList<>();
    private final Map<String, Integer> unmentioned = new HashMap<>();
    private final Map<String, Integer> byCode = new HashMap<>();
    private boolean refused;

    /** The map cannot be opened; reading goes on to find what else is wrong. */
    void refuse(String code, String place, String message, String remedy) {
        refused = true;
        add(new MapProblem(MapProblem.Severity.ERROR, code, place, message, remedy));
    }

    /** Something does not work; the map opens without it. */
    void error(String code, String place, String message, String remedy) {
        add(new MapProblem(MapProblem.Severity.ERROR, code, place, message, remedy));
    }

    void warn(String code, String place, String message, String remedy) {
        add(new MapProblem(MapProblem.Severity.WARNING, code, place, message, remedy));
    }

    private void add(MapProblem problem) {
        int sameKind = byCode.merge(problem.code(), 1, Integer::sum);
        if (sameKind > MOST_OF_A_KIND || found.size() >= MOST) {
            unmentioned.merge(problem.code(), 1, Integer::sum);
        } else if (!found.contains(problem)) {
            found.add(problem);
        }
    }

    boolean isRefused() {
        return refused;
    }

    List<MapProblem> list() {
        List<MapProblem> all = new ArrayList<>(found);
        unmentioned.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(entry -> all.add(new MapProblem(
                        MapProblem.Severity.WARNING,
                        "more",
                        "map",
                        entry.getValue() + " more of the kind '" + entry.getKey() + "'.",
                        "Mend those that are shown first.")));
        return List.copyOf(all);
    }

    /** Thrown where reading on makes no sense; the reason has been collected. Carries nothing and costs nothing. */
    static final class Stop extends RuntimeException {
        Stop() {
            super(null, null, false, false);
        }
    }

    /** Refuses and stops reading. */
    Stop stop(String code, String place, String message, String remedy) {
        refuse(code, place, message, remedy);
        return new Stop();
    }
}
