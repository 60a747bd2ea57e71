package org.lichthof;

import static org.awaitility.Awaitility.await;
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

    /** The build is one that waits until it is told to go on, and the program one that cannot be started. */
    @Test
    void whoComesWhileAnotherBuildsWaitsAndDoesNotBuildAgain() throws Exception {
        for (String tool : List.of("flock", "tee", "tr", "sleep")) {
            Files.createSymbolicLink(tools.resolve(tool), Path.of("/usr/bin", tool));
        }
        program("node", "echo v24.0.0");
        program("npm", "");
        Files.writeString(clone.resolve("pom.xml"), "");
        executable(clone.resolve("mvnw"), """
                cd "${0%/*}"
                echo one >>builds
                until [ -f go ]; do sleep 0.05; done
                mkdir -p server/target bench/target
                : >server/target/lichthof.jar
                : >bench/target/lichthof-bench.jar
                """);

        Process first = start("--version", "first");
        await().until(() -> Files.exists(clone.resolve("builds")));
        Process second = start("--version", "second");
        await().until(() -> Files.readString(clone.resolve("second.err")).contains("waiting for it"));
        Files.createFile(clone.resolve("go"));

        for (Process either : List.of(first, second)) {
            assertTrue(either.waitFor(20, TimeUnit.SECONDS), "still at it");
        }
        assertEquals("one\n", Files.readString(clone.resolve("builds")));
        assertFalse(Files.readString(clone.resolve("second.err")).contains("Building"));
        assertTrue(Files.readString(clone.resolve("first.err")).contains("lichthof.jar"), "Java does not take it");
        assertTrue(Files.readString(clone.resolve("second.err")).contains("lichthof.jar"), "nor here");
    }

    private void program(String name, String does) throws IOException {
        executable(tools.resolve(name), does);
    }

    private static void executable(Path file, String does) throws IOException {
        Files.writeString(file, "#!/bin/sh\n" + does + "\n");
        assertTrue(file.toFile().setExecutable(true));
    }

    private Answer ask(String words) throws IOException, InterruptedException {
        Process process = start(words, "asked");
        assertTrue(process.waitFor(20, TimeUnit.SECONDS), "still at it");
        return new Answer(
                process.exitValue(),
                Files.readString(clone.resolve("asked.out"), StandardCharsets.UTF_8),
                Files.readString(clone.resolve("asked.err"), StandardCharsets.UTF_8));
    }

    private Process start(String words, String name) throws IOException {
        var all = new ArrayList<>(List.of("/bin/sh", clone.resolve("lichthof").toString()));
        all.addAll(List.of(words.split(" ")));
        var builder = new ProcessBuilder(all).directory(clone.toFile());
        builder.environment().clear();
        builder.environment().put("PATH", tools.toString());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().put("LICHTHOF_REHEARSAL", "no");
        builder.redirectOutput(clone.resolve(name + ".out").toFile())
                .redirectError(clone.resolve(name + ".err").toFile());
        return builder.start();
    }

    private record Answer(int exitCode, String out, String err) {}
}
