package org.lichthof;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The script {@code lichthof} in a clone where nothing is built yet, on a machine that has nothing but a shell. */
@DisabledOnOs(OS.WINDOWS)
class LaunchScriptTest {
    private static final List<String> TOOLS =
            List.of("sh", "dirname", "readlink", "sed", "find", "head", "tail", "cat", "mkdir", "rm", "id", "touch");

    @TempDir
    private Path clone = Path.of("");

    private Path tools = Path.of("");

    @BeforeEach
    void cloneIt() throws IOException {
        Files.copy(Path.of("..", "lichthof"), clone.resolve("lichthof"));
        tools = Files.createDirectories(clone.resolve("bin"));
        for (String tool : TOOLS) {
            Path found = Files.exists(Path.of("/bin", tool)) ? Path.of("/bin", tool) : Path.of("/usr/bin", tool);
            Files.createSymbolicLink(tools.resolve(tool), found);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"fly", "fly --help", "-x", "doctor twice", "Serve"})
    void aVerbThatIsNoneIsWrongUsage(String words) throws Exception {
        Answer answer = ask(words);

        assertEquals(2, answer.exitCode(), answer.err());
        assertTrue(answer.err().matches("lichthof: .*; see \\./lichthof .*--help\\.\\n"), answer.err());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"--help", "help", "serve --help", "bots --help", "map check --help", "links -h", "test --help"})
    void whoAsksForHelpWaitsForNoBuild(String words) throws Exception {
        Answer answer = ask(words);

        assertEquals(0, answer.exitCode(), answer.err());
        assertTrue(answer.out().contains("./lichthof"), answer.out());
        assertFalse(answer.err().contains("Building"), answer.err());
    }

    @Test
    void aMissingNodeIsNamedWithTheRemedy() throws Exception {
        Answer answer = ask("serve");

        assertEquals(1, answer.exitCode(), answer.err());
        assertTrue(
                answer.err()
                        .matches("lichthof: Node\\.js 20\\.19, 22\\.12 or newer with npm is needed .*install it .*\\n"),
                answer.err());
    }

    @Test
    void anOldNodeIsNamedWithTheRemedy() throws Exception {
        for (String old : List.of("v18.19.0", "v20.18.3", "v21.7.3", "v22.11.0")) {
            program("node", "echo " + old);
            program("npm", "");

            Answer answer = ask("serve");

            assertEquals(1, answer.exitCode(), answer.err());
            assertTrue(
                    answer.err().contains("Node.js 20.19, 22.12 or newer is needed")
                            && answer.err().contains(old),
                    answer.err());
            assertTrue(ask("doctor").out().contains("OLD   Node.js"), old);
        }
    }

    @Test
    void aNodeThatBuildsTheWebClientIsGood() throws Exception {
        for (String good : List.of("v20.19.0", "v22.12.0", "v22.20.1", "v24.0.0")) {
            program("node", "echo " + good);
            assertTrue(ask("doctor").out().contains("ok    Node.js      " + good), good);
        }
    }

    @Test
    void theDoctorLooksAtTheDataFolderOfTheSettings() throws Exception {
        Path file = Files.writeString(clone.resolve("a file"), "");
        assertTrue(ask("doctor")
                .out()
                .contains("ok    data         " + clone.toRealPath().resolve("data")));

        Files.writeString(clone.resolve("lichthof.yaml"), "port: 80\ndata: 'a file/in it'  # on the large disk\n");
        Answer answer = ask("doctor");
        assertEquals(1, answer.exitCode());
        assertTrue(answer.out().contains("BAD   data "), answer.out());
        assertTrue(answer.out().contains(file.getFileName() + "/in it: "), answer.out());
    }

    private void program(String name, String does) throws IOException {
        Path program = Files.writeString(tools.resolve(name), "#!/bin/sh\n" + does + "\n");
        assertTrue(program.toFile().setExecutable(true));
    }

    private Answer ask(String words) throws IOException, InterruptedException {
        var all = new ArrayList<>(List.of("/bin/sh", clone.resolve("lichthof").toString()));
        all.addAll(List.of(words.split(" ")));
        var builder = new ProcessBuilder(all).directory(clone.toFile());
        builder.environment().clear();
        builder.environment().put("PATH", tools.toString());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.redirectOutput(clone.resolve("out").toFile())
                .redirectError(clone.resolve("err").toFile());
        Process process = builder.start();
        assertTrue(process.waitFor(20, TimeUnit.SECONDS), "still at it");
        return new Answer(
                process.exitValue(),
                Files.readString(clone.resolve("out"), StandardCharsets.UTF_8),
                Files.readString(clone.resolve("err"), StandardCharsets.UTF_8));
    }

    private record Answer(int exitCode, String out, String err) {}
}
