package org.lichthof.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * What operators read about settings is written from the table of settings. Run with {@code -Dlichthof.write=true} after a
 * change to it: {@code ./mvnw -pl server test -Dtest=SettingsDocsTest -Dlichthof.write=true}.
 */
class SettingsDocsTest {
    private static final Path ROOT = Path.of("").toAbsolutePath().endsWith("server") ? Path.of("..") : Path.of("");
    private static final Path PAGE = ROOT.resolve("docs/operating.md");
    private static final Path EXAMPLE = ROOT.resolve("lichthof.example.yaml");
    private static final String BEGIN = "<!-- settings: written by SettingsDocsTest -->\n";
    private static final String END = "<!-- end of settings -->\n";

    @Test
    void thePageForOperatorsListsEverySetting() throws Exception {
        String page = Files.readString(PAGE);
        int begin = page.indexOf(BEGIN) + BEGIN.length();
        int end = page.indexOf(END);
        assertTrue(begin >= BEGIN.length() && end >= begin, "docs/operating.md has lost its place for the settings");
        String right = page.substring(0, begin) + table() + page.substring(end);
        if (Boolean.getBoolean("lichthof.write")) {
            Files.writeString(PAGE, right);
        }
        assertEquals(right, Files.readString(PAGE));
    }

    @Test
    void theExampleShowsEverySettingAtItsDefault() throws Exception {
        if (Boolean.getBoolean("lichthof.write")) {
            Files.writeString(EXAMPLE, Settings.example());
        }
        assertEquals(Settings.example(), Files.readString(EXAMPLE));
    }

    @Test
    void theExampleWithEveryLineAwakeIsTheDefaults() throws Exception {
        Path awake = Files.createTempFile("lichthof", ".yaml");
        try {
            Files.writeString(awake, Settings.example().replaceAll("(?m)^( *)#([a-z])", "$1$2"));
            assertEquals(Settings.defaults(), Settings.load(Optional.of(awake), Map.of()));
        } finally {
            Files.delete(awake);
        }
    }

    private static String table() {
        return "| setting | environment | default | unit | range | meaning |\n|---|---|---|---|---|---|\n"
                + SettingsTable.ALL.stream()
                        .map(s -> "| `%s` | `%s` | %s | %s | %s | %s |\n"
                                .formatted(
                                        s.name(),
                                        s.variable(),
                                        s.standard().isEmpty() ? "" : "`" + s.standard() + "`",
                                        s.unit(),
                                        s.range(),
                                        s.description()))
                        .collect(Collectors.joining());
    }
}
