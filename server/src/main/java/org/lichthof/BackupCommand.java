package org.lichthof;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.lichthof.store.SqliteBackup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "backup",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Writes a consistent copy of the data into a file that is not there yet.",
            "The server may be running; nobody is held up. How to restore: docs/operating.md."
        })
final class BackupCommand implements Callable<Integer> {
    @Mixin
    private SettingsOptions source = new SettingsOptions();

    @Parameters(paramLabel = "FILE", description = "Where the copy goes.")
    private Path copy = Path.of("");

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws CannotStart {
        SqliteBackup.take(source.load().data(), copy);
        spec.commandLine().getOut().println("Copied to " + copy + ".");
        return 0;
    }
}
