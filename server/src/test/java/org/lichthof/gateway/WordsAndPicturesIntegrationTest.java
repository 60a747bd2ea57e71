package org.lichthof.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lichthof.protocol.v1.ServerMessage;

/** Of many readers each hears what is said to the whole room with their next picture, and soon when there is none. */
class WordsAndPicturesIntegrationTest {
    @TempDir
    Path folder;

    private OpenHouse house;

    @BeforeEach
    void open() throws IOException {
        house = new OpenHouse(folder).with("LICHTHOF_EVENT_LOOPS", "1");
        house.manyReaders = 2;
        house.open();
    }

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void whileSomebodyWalksAllHearAllInItsOrder() {
        try (var ann = LichthofClient.enter(house.port(), "Ann");
                var bob = LichthofClient.enter(house.port(), "Bob");
                var cem = LichthofClient.enter(house.port(), "Cem")) {
            for (int i = 0; i < 3; i++) {
                ann.walk(i % 2, 0);
                bob.sayRoom("b" + i, "word " + i);
            }
            for (var reader : List.of(ann, bob, cem)) {
                hears(reader, "word 2");
                assertEquals(List.of("word 0", "word 1", "word 2"), heard(reader));
            }
        }
    }

    @Test
    void whereNobodyMovesAnyMoreWordsComeWithoutAPicture() {
        try (var ann = LichthofClient.enter(house.port(), "Ann");
                var bob = LichthofClient.enter(house.port(), "Bob")) {
            ann.walk(1, 0);
            bob.awaitMessage("what Ann did", message -> message.getMovesCount() > 0);
            bob.sayRoom("b1", "still here");
            hears(ann, "still here");
            hears(bob, "still here");
        }
    }

    private static void hears(LichthofClient reader, String text) {
        reader.awaitMessage(
                text,
                message -> message.hasSaid()
                        && message.getSaid().getMessage().getText().equals(text));
    }

    private static List<String> heard(LichthofClient reader) {
        return reader.all().stream()
                .filter(ServerMessage::hasSaid)
                .map(message -> message.getSaid().getMessage().getText())
                .toList();
    }
}
