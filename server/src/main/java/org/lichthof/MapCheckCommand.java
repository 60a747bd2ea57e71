package org.lichthof;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.lichthof.event.EventLoader;
import org.lichthof.tiled.MapCheck;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        description = {
            "Lists what is wrong with maps, each with place and remedy.",
            "Exit code 1 when there are errors, 0 when there are warnings only or nothing."
        })
final class MapCheckCommand implements Callable<Integer> {
    @Option(names = "--json", description = "For machines.")
    private boolean json;

    @Option(
            names = "--root",
            paramLabel = "FOLDER",
            description = {
                "Holds everything that the maps may use; nothing outside of it is read.",
                "Default: the event's folder for maps of an event, else this folder, else the map's own."
            })
    private @Nullable Path root;

    @Parameters(
            paramLabel = "FILE",
            arity = "1..*",
            description = "Map files (.tmj, .json). Exits between them are followed.")
    private List<Path> files = List.of();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        if (root != null) {
            files.forEach(file -> mustLieIn(root, file));
        }
        return MapCheck.run(files, this::rootOf, json, System.out);
    }

    private void mustLieIn(Path folder, Path file) {
        if (!absolute(file).startsWith(absolute(folder))) {
            throw new ParameterException(
                    spec.commandLine(), file + " does not lie in the folder " + folder + " that --root names.");
        }
    }

    /** Where an event opens a map from is where it is checked from. */
    private Path rootOf(Path map) {
        if (root != null) {
            return absolute(root);
        }
        Path here = absolute(Path.of(""));
        return EventLoader.folderOf(map)
                .orElseGet(() -> map.startsWith(here)
                        ? here
                        : Optional.ofNullable(map.getParent()).orElse(here));
    }

    private static Path absolute(Path path) {
        return path.toAbsolutePath().normalize();
    }
}
