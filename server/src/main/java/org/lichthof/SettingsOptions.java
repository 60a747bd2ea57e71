package org.lichthof;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lichthof.config.Logging;
import org.lichthof.config.Settings;
import org.lichthof.config.Settings.FromOption;
import picocli.CommandLine.Option;

/** Where a verb has its settings from: the file, the environment, what was typed. Every verb that needs them mixes this in. */
final class SettingsOptions {
    private static final Path USUAL_FILE = Path.of("lichthof.yaml");

    @Option(
            names = "--settings",
            paramLabel = "FILE",
            description = "Settings file (default: lichthof.yaml, if it is there).")
    private @Nullable Path file;

    @Option(
            names = "--data",
            paramLabel = "FOLDER",
            description = "Where everything that is kept lies (default: data).")
    private @Nullable String data;

    /**
     * The settings, with the console as talkative as they say.
     *
     * @param typed other options of the verb
     * @throws org.lichthof.yaml.PageRefused with all mistakes
     */
    Settings load(FromOption... typed) throws CannotStart {
        var options = Stream.concat(typed("--data", "data", data), Arrays.stream(typed))
                .toList();
        Settings settings = Settings.load(settingsFile(), System.getenv(), options);
        // Before the first logger is made.
        Logging.use(settings.logLevel());
        return settings;
    }

    /** An option that was typed is one setting; one that was not is none. */
    static Stream<FromOption> typed(String option, String setting, @Nullable String value) {
        return value == null ? Stream.empty() : Stream.of(new FromOption(option, setting, value));
    }

    private Optional<Path> settingsFile() throws CannotStart {
        if (file == null) {
            return Files.exists(USUAL_FILE) ? Optional.of(USUAL_FILE) : Optional.empty();
        }
        if (!Files.isReadable(file)) {
            throw new CannotStart(
                    "The settings file " + file + " cannot be read; check the name, or leave --settings away.");
        }
        return Optional.of(file);
    }
}
