package org.lichthof;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.lichthof.tiled.MapCheck;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

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

    @Parameters(
            paramLabel = "FILE",
            arity = "1..*",
            description = "Map files (.tmj, .json). Exits between them are followed.")
    private List<Path> files = List.of();

    @Override
    public Integer call() {
        return MapCheck.run(files, json, System.out);
    }
}
