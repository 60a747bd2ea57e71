package org.lichthof;

import java.util.concurrent.Callable;
import org.lichthof.event.StoreUnavailable;
import org.lichthof.yaml.PageRefused;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/**
 * The command line. Exit codes: 0 done, 1 could not be done (one sentence says why and what helps), 2 asked wrongly.
 */
@Command(
        name = "lichthof",
        description = "The open, self-hosted virtual event space.",
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class,
        sortOptions = false,
        subcommands = {
            ServeCommand.class,
            MapCommand.class,
            GroupsCommand.class,
            LinksCommand.class,
            BackupCommand.class,
            SettingsCommand.class
        })
public final class Main implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    public static void main(String[] args) {
        // Without a word: open the doors.
        String[] words = args.length == 0 ? new String[] {"serve"} : args;
        System.exit(commandLine().execute(words));
    }

    /** For {@link #main} and for tests, which must not exit. */
    static CommandLine commandLine() {
        CommandLine all = new CommandLine(new Main())
                .setCommandName("./lichthof")
                .setExecutionExceptionHandler(Main::sayWhatFailed)
                .setParameterExceptionHandler(new AskedWrongly())
                .setCaseInsensitiveEnumValuesAllowed(true);
        // --version of a verb is the version of the house.
        all.getSubcommands()
                .values()
                .forEach(verb -> verb.getCommandSpec()
                        .versionProvider(all.getCommandSpec().versionProvider()));
        return all;
    }

    @Override
    public Integer call() {
        spec.commandLine().usage(spec.commandLine().getErr());
        return CommandLine.ExitCode.USAGE;
    }

    /** What an operator can mend is one sentence; our own mistakes keep their trace, for whoever has to find them. */
    private static int sayWhatFailed(Exception failure, CommandLine command, CommandLine.ParseResult asked)
            throws Exception {
        switch (failure) {
            case CannotStart cannot -> command.getErr().println("lichthof: " + cannot.getMessage());
            case PageRefused refused -> {
                command.getErr().println("lichthof: " + refused.getMessage());
                boolean isTyped = refused.mistakes().stream()
                        .allMatch(mistake -> mistake.place().startsWith("--"));
                return isTyped ? CommandLine.ExitCode.USAGE : CommandLine.ExitCode.SOFTWARE;
            }
            case StoreUnavailable unavailable -> command.getErr().println("lichthof: " + unavailable.getMessage());
            default -> throw failure;
        }
        return CommandLine.ExitCode.SOFTWARE;
    }

    static final class Version implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = Main.class.getPackage().getImplementationVersion();
            return new String[] {"Lichthof " + (version == null ? "(built here)" : version)};
        }
    }
}
