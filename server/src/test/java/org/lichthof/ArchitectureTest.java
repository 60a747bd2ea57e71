package org.lichthof;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * The map of the house: which room has a door to which, and which technology lives where. A package that is not in the
 * table, or a door that is not listed, fails the build. Extend it deliberately.
 */
class ArchitectureTest {
    /** Package to the packages of ours that it may use. Levels only ever look down. */
    private static final Map<String, Set<String>> DOORS = new TreeMap<>(Map.ofEntries(
            // 0
            Map.entry("world", Set.of()),
            Map.entry("yaml", Set.of()),
            Map.entry("config", Set.of("yaml")),
            Map.entry("telemetry", Set.of()),
            Map.entry("http", Set.of()),
            Map.entry("uring", Set.of()),
            // 1
            Map.entry("conversation", Set.of("world")),
            Map.entry("event", Set.of("world", "yaml")),
            Map.entry("tiled", Set.of("world")),
            // 2
            Map.entry("room", Set.of("world", "conversation")),
            Map.entry("access", Set.of("event", "world")),
            Map.entry("chat", Set.of("event", "access", "world")),
            // 3
            Map.entry("store", Set.of("event", "access", "chat", "world")),
            Map.entry("wire", Set.of("world", "conversation", "room", "event", "chat")),
            // 4
            Map.entry("hosting", Set.of("world", "conversation", "room", "wire", "telemetry")),
            // 5
            Map.entry(
                    "gateway",
                    Set.of(
                            "world",
                            "conversation",
                            "room",
                            "event",
                            "access",
                            "chat",
                            "wire",
                            "hosting",
                            "http",
                            "telemetry",
                            "config",
                            "uring")),
            Map.entry("api", Set.of("http", "event", "access", "chat", "world", "tiled")),
            Map.entry("groups", Set.of("world", "conversation"))));

    /** Technology to the one package that knows it. */
    private static final Map<String, Set<String>> HOMES = Map.ofEntries(
            Map.entry("io.netty", Set.of("gateway", "hosting", "wire")),
            Map.entry("java.sql", Set.of("store")),
            Map.entry("org.jdbi", Set.of("store")),
            Map.entry("org.flywaydb", Set.of("store")),
            Map.entry("com.zaxxer", Set.of("store")),
            Map.entry("com.google.protobuf", Set.of("wire")),
            Map.entry("org.lichthof.protocol", Set.of("wire")),
            Map.entry("io.micrometer", Set.of("telemetry")),
            Map.entry("tools.jackson", Set.of("tiled", "yaml", "http")),
            Map.entry("info.picocli", Set.of("")),
            Map.entry("java.lang.foreign", Set.of("uring")));

    /** The quiet centre: no clock, thread, log, socket, database or random source. */
    private static final Set<String> CENTRE = Set.of("world", "conversation", "room");

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.lichthof");

    @Test
    void everyPackageIsInTheTable() {
        Set<String> found = CLASSES.stream()
                .filter(type -> !type.getPackageName().startsWith("org.lichthof.protocol"))
                .map(type -> room(type.getPackageName()))
                .filter(name -> !name.isEmpty())
                .collect(Collectors.toCollection(TreeSet::new));
        found.removeAll(DOORS.keySet());
        assertEquals(Set.of(), found, "packages that have no line in the table of doors");
    }

    @Test
    void peopleUseTheDoorsOnly() {
        Set<String> wrong = new TreeSet<>();
        forEachDependency((from, dependency) -> {
            String to = dependency.getTargetClass().getPackageName();
            if (!to.startsWith("org.lichthof") || to.startsWith("org.lichthof.protocol")) {
                return;
            }
            String target = room(to);
            if (!from.isEmpty()
                    && !from.equals(target)
                    && !DOORS.getOrDefault(from, Set.of()).contains(target)) {
                wrong.add(from + " -> " + target + ": " + dependency.getDescription());
            }
        });
        assertEquals(Set.of(), wrong);
    }

    @Test
    void everyTechnologyHasOneHome() {
        Set<String> wrong = new TreeSet<>();
        forEachDependency((from, dependency) -> HOMES.forEach((technology, homes) -> {
            if (dependency.getTargetClass().getPackageName().startsWith(technology) && !homes.contains(from)) {
                wrong.add(from + " uses " + technology + ": " + dependency.getDescription());
            }
        }));
        assertEquals(Set.of(), wrong);
    }

    @Test
    void theCentreIsQuiet() {
        Set<String> banned = Set.of(
                "java.util.concurrent",
                "java.net",
                "java.nio",
                "java.io",
                "java.time",
                "java.lang.System",
                "java.lang.Thread",
                "java.util.Random",
                "org.slf4j");
        Set<String> wrong = new TreeSet<>();
        forEachDependency((from, dependency) -> {
            String name = dependency.getTargetClass().getName();
            if (CENTRE.contains(from) && banned.stream().anyMatch(name::startsWith)) {
                wrong.add(dependency.getDescription());
            }
        });
        assertEquals(Set.of(), wrong);
    }

    @Test
    void theDoorsMakeNoCircle() {
        for (String start : DOORS.keySet()) {
            Set<String> reached = new TreeSet<>();
            reach(start, reached);
            assertTrue(!reached.contains(start), () -> start + " can be reached from itself");
        }
    }

    private static void reach(String from, Set<String> reached) {
        for (String next : DOORS.getOrDefault(from, Set.of())) {
            if (reached.add(next)) {
                reach(next, reached);
            }
        }
    }

    private interface Visit {
        void see(String fromRoom, Dependency dependency);
    }

    private static void forEachDependency(Visit visit) {
        CLASSES.stream()
                .filter(type -> !type.getPackageName().startsWith("org.lichthof.protocol"))
                .forEach(type -> type.getDirectDependenciesFromSelf()
                        .forEach(dependency -> visit.see(room(type.getPackageName()), dependency)));
    }

    /** {@code org.lichthof.room.x} to {@code room}; the root is the empty string. */
    private static String room(String packageName) {
        String rest = packageName.substring("org.lichthof".length());
        return rest.isEmpty() ? "" : rest.substring(1).split("\\.", 2)[0];
    }
}
