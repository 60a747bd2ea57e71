package org.lichthof.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WordsLogTest {
    @Test
    void whatBecameOfAMessageIsNotedUnderTheTimeWhenItWasSaid(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("words");
        var tally = new Tally();
        long now = System.currentTimeMillis();
        try (var log = new WordsLog(file)) {
            tally.noteWordsIn(log);
            tally.said();
            tally.chatTook(20_000_000);
            tally.wordsTook(5_000_000_000L);
        }
        List<String[]> lines =
                Files.readAllLines(file).stream().map(line -> line.split(" ")).toList();
        assertEquals(
                List.of("said", "kept", "heard"),
                lines.stream().map(line -> line[0]).toList());
        assertEquals(
                List.of("0.0", "20.0", "5000.0"),
                lines.stream().map(line -> line[2]).toList());
        long saidBefore = now - Long.parseLong(lines.getLast()[1]);
        assertTrue(saidBefore <= 5_000 && saidBefore > 4_000, saidBefore + " ms ago");
    }
}
