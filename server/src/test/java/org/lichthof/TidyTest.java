package org.lichthof;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a compiler lets pass and we do not. */
class TidyTest {
    private static final Path SERVER =
            Path.of("").toAbsolutePath().endsWith("server") ? Path.of("") : Path.of("server");
    private static final Path MAIN = SERVER.resolve("src/main/java");
    private static final Path TEST = SERVER.resolve("src/test/java");

    /** Time is told by an {@code InstantSource}, or measured with {@code nanoTime} at the edges. */
    @Test
    void nobodyAsksTheWallClockBehindOurBack() throws IOException {
        assertEquals(
                Set.of(),
                lines(
                        List.of(MAIN),
                        Pattern.compile("currentTimeMillis|(Instant|LocalDate|LocalDateTime)\\.now\\(\\)")));
    }

    @Test
    void nobodySleeps() throws IOException {
        Set<String> sleepers = lines(List.of(MAIN, TEST), Pattern.compile("Thread\\.sleep\\(|TimeUnit\\.\\w+\\.sleep"));
        // While the house is emptied, the one who closes it looks again and again whether everybody has left.
        sleepers.removeIf(line -> line.startsWith("org/lichthof/gateway/Gateway.java:"));
        assertEquals(Set.of(), sleepers);
    }

    /** What is still to be done is in the issue tracker, where somebody reads it. */
    @Test
    void nothingIsLeftForLater() throws IOException {
        // In two parts, or this line would be found.
        assertEquals(Set.of(), lines(List.of(MAIN, TEST), Pattern.compile("\\b(TO" + "DO|FIX" + "ME|XX" + "X)\\b")));
    }

    private static Set<String> lines(List<Path> folders, Pattern unwanted) throws IOException {
        var found = new TreeSet<String>();
        int read = 0;
        for (Path folder : folders) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.filter(path -> path.toString().endsWith(".java"))
                        .filter(path -> !path.endsWith("TidyTest.java"))
                        .toList()) {
                    read++;
                    List<String> lines = Files.readAllLines(file);
                    for (int i = 0; i < lines.size(); i++) {
                        if (unwanted.matcher(lines.get(i)).find()) {
                            found.add(folder.relativize(file) + ":" + (i + 1) + " "
                                    + lines.get(i).strip());
                        }
                    }
                }
            }
        }
        assertTrue(read > 50, "the sources were not found from " + folders);
        return found;
    }
}
