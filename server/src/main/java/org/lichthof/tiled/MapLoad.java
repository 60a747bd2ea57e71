package org.lichthof.tiled;

import java.util.List;
import java.util.Optional;

/**
 * What came of loading a map.
 *
 * @param map empty when it cannot be opened; then at least one problem is an error that says why
 */
public record MapLoad(Optional<LoadedMap> map, List<MapProblem> problems) {
    public MapLoad {
        problems = List.copyOf(problems);
    }

    public boolean hasErrors() {
        return problems.stream().anyMatch(problem -> problem.severity() == MapProblem.Severity.ERROR);
    }
}
