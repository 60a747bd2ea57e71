package org.lichthof;

import java.io.Console;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lichthof.config.Settings;
import org.lichthof.config.Settings.FromOption;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
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
    @Mixin
    private SettingsOptions source = new SettingsOptions();

    @Option(names = "--port", paramLabel = "N", description = "Where to listen (default: 8080); 0 takes a free port.")
    private @Nullable String port;

    @Option(
            names = "--bind",
            paramLabel = "ADDRESS",
            description = "Address to listen on (default: all of this machine).")
    private @Nullable String bind;

    @Option(names = "--events", paramLabel = "FOLDER", description = "Your events, one folder each (default: events).")
    private @Nullable String events;

    @Option(
            names = "--public-url",
            paramLabel = "URL",
            description = "The address that people type, for printed links.")
    private @Nullable String publicUrl;

    @Option(names = "--no-demo", description = "Without the demo event.")
    private boolean noDemo;

    @Option(
            names = "--show-links",
            description = {
                "Print the personal links although nobody sits at a terminal;",
                "whatever keeps what is printed, keeps them."
            })
    private boolean showLinks;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws CannotStart {
        Settings settings = source.load(options());
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
        Welcome.print(app, settings, out, showLinks || isAtATerminal());
        try {
            stopped.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return 0;
    }

    /** What is printed is read by whoever started this, and kept by nobody. */
    @SuppressWarnings("SystemConsoleNull") // from 25 on the JDK's own console is null again where there is no terminal
    private static boolean isAtATerminal() {
        Console console = System.console();
        return console != null && console.isTerminal();
    }

    private FromOption[] options() {
        return Stream.of(
                        SettingsOptions.typed("--port", "port", port),
                        SettingsOptions.typed("--bind", "bind", bind),
                        SettingsOptions.typed("--events", "events", events),
                        SettingsOptions.typed("--public-url", "publicUrl", publicUrl),
                        SettingsOptions.typed("--no-demo", "demo", noDemo ? "false" : null))
                .flatMap(typed -> typed)
                .toArray(FromOption[]::new);
    }
}
