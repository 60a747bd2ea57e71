package org.lichthof;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import org.lichthof.store.SqliteStore;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "backup",
        mixinStandardHelpOptions = true,
        description =
                "Writes a consistent copy of the data into a file that is not there yet. The server must not be running on the folder.")
final class BackupCommand implements Callable<Integer> {
    @Option(
            names = "--data",
            paramLabel = "FOLDER",
            defaultValue = "data",
            description = "The data folder (default: ${DEFAULT-VALUE}).")
    private Path data = Path.of("data");

    @Parameters(paramLabel = "FILE", description = "Where the copy goes.")
    private Path copy = Path.of("");

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws CannotStart {
        if (!Files.exists(data.resolve(SqliteStore.FILE))) {
            throw new CannotStart("There is no data in " + data + "; name the folder with --data.");
        }
        if (Files.exists(copy)) {
            throw new CannotStart(copy + " is there already; a backup does not write over anything.");
        }
        Path folder = copy.toAbsolutePath().getParent();
        if (folder == null || !Files.isWritable(folder)) {
            throw new CannotStart("Nothing can be written to " + copy
                    + "; name a file in a folder that is there and that" + " this user may write to.");
        }
        try (SqliteStore store = SqliteStore.open(data, InstantSource.system())) {
            store.backup(copy);
        }
        spec.commandLine().getOut().println("Copied to " + copy + ".");
        return 0;
    }
}
