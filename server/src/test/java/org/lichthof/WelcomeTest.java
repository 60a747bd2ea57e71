package org.lichthof;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lichthof.config.Settings;

class WelcomeTest {
    private static final Pattern SECRET = Pattern.compile("/e/demo#\\S{20,}");

    @TempDir
    private Path folder = Path.of("");

    @Test
    void personalLinksAreToldAtATerminalAndToNoLog() throws Exception {
        Settings settings = Settings.load(
                Optional.empty(),
                Map.of(
                        "LICHTHOF_BIND", "127.0.0.1",
                        "LICHTHOF_PORT", "0",
                        "LICHTHOF_DATA", folder.toString(),
                        "LICHTHOF_DRAIN_SECONDS", "0"));
        try (App app = App.open(settings)) {
            String atATerminal = told(app, settings, true);
            assertEquals(4, SECRET.matcher(atATerminal).results().count(), atATerminal);

            String intoALog = told(app, settings, false);
            assertEquals(0, SECRET.matcher(intoALog).results().count(), intoALog);
            assertTrue(intoALog.contains("/e/demo") && intoALog.contains("links.txt"), intoALog);
            String again = Files.readString(folder.resolve("links.txt"));
            SECRET.matcher(atATerminal)
                    .results()
                    .map(link -> link.group().substring("/e/demo#".length()))
                    .forEach(secret -> assertTrue(again.contains(secret), "links.txt has them all"));
        }
    }

    private static String told(App app, Settings settings, boolean isRead) {
        var out = new StringWriter();
        Welcome.print(app, settings, new PrintWriter(out), isRead);
        return out.toString();
    }
}
