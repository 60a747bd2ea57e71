package org.lichthof.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.lichthof.chat.Channel;
import org.lichthof.chat.ChatLog;
import org.lichthof.chat.Message;

/** A server that is killed in the middle of writing has kept everything that it had acknowledged. */
class CrashTest {
    private static final int ENOUGH = 200;

    @TempDir
    Path folder;

    @Test
    @Timeout(60)
    void everyAcknowledgedMessageIsThereAfterAKill() throws Exception {
        Process program = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        WritingProgram.class.getName(),
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        Set<String> acknowledged = new TreeSet<>();
        try (var lines = new BufferedReader(new InputStreamReader(program.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                acknowledged.add("ref-" + line);
                if (acknowledged.size() == ENOUGH) {
                    // SIGKILL, by its handle: the process itself would close the pipe, and what it had printed is still
                    // to be read.
                    program.toHandle().destroyForcibly();
                }
            }
        } finally {
            program.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
        }
        assertTrue(acknowledged.size() >= ENOUGH, "the program ended by itself after " + acknowledged.size());

        try (SqliteStore store = SqliteStore.open(folder, InstantSource.system())) {
            assertEquals(
                    "ok",
                    store.read(handle -> handle.createQuery("PRAGMA integrity_check")
                            .mapTo(String.class)
                            .one()));
            acknowledged.removeAll(keptRefs(store));
            assertEquals(Set.of(), acknowledged, "acknowledged, and lost");
        }
    }

    private static Set<String> keptRefs(Store store) {
        Set<String> refs = new HashSet<>();
        long before = Long.MAX_VALUE;
        ChatLog.Page page;
        do {
            page = store.chatLog()
                    .history(StoreContract.EVENT, 1, new Channel.WholeRoom(StoreContract.HALL), 0, before, 500);
            page.messages().stream().map(Message::clientRef).forEach(refs::add);
            before = page.more() ? page.messages().getFirst().id() : before;
        } while (page.more());
        return refs;
    }
}
