package org.lichthof;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lichthof.config.Logging;
import org.lichthof.config.Settings;
import org.lichthof.config.Settings.FromOption;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "serve",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Opens the doors.",
            "Settings come from lichthof.yaml in this folder if there is one, then the environment, then these options;",
            "'./lichthof settings' prints all of them."
        })
final class ServeCommand implements Callable<Integer> {
    private static final Path USUAL_FILE = Path.of("lichthof.yaml");

    @Option(
            names = "--settings",
            paramLabel = "FILE",
            description = "Settings file (default: lichthof.yaml, if it is there).")
    private @Nullable Path file;

    @Option(names = "--port", paramLabel = "N", description = "Where to listen (default: 8080); 0 takes a free port.")
    private @Nullable String port;

    @Option(
            names = "--bind",
            paramLabel = "ADDRESS",
            description = "Address to listen on (default: all of this machine).")
    private @Nullable String bind;

    @Option(
            names = "--data",
            paramLabel = "FOLDER",
            description = "Where everything that is kept lies (default: data).")
    private @Nullable String data;

    @Option(names = "--events", paramLabel = "FOLDER", description = "Your events, one folder each (default: events).")
    private @Nullable String events;

    @Option(
            names = "--public-url",
            paramLabel = "URL",
            description = "The address that people type, for printed links.")
    private @Nullable String publicUrl;

    @Option(names = "--no-demo", description = "Without the demo event.")
    private boolean noDemo;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws CannotStart {
        Settings settings = Settings.load(settingsFile(), System.getenv(), options());
        // Before the first logger is made.
        Logging.use(settings.logLevel());
        PrintWriter out = spec.commandLine().getOut();
        var stopped = new CountDownLatch(1);
        App app = App.open(settings);
        // The hook holds the JVM until everybody was told and everything is written.
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> {
                            app.close();
                            stopped.countDown();
                        },
                        "stop"));
        Welcome.print(app, settings, out);
        try {
            stopped.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return 0;
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

    private List<FromOption> options() {
        return Stream.of(
                        option("--port", "port", port),
                        option("--bind", "bind", bind),
                        option("--data", "data", data),
                        option("--events", "events", events),
                        option("--public-url", "publicUrl", publicUrl),
                        option("--no-demo", "demo", noDemo ? "false" : null))
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<FromOption> option(String name, String setting, @Nullable String value) {
        return Optional.ofNullable(value).map(given -> new FromOption(name, setting, given));
    }
}
