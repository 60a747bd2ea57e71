package org.lichthof.tiled;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.lichthof.world.Area;

/** For trying real maps by hand: {@code -Dlichthof.maps=FOLDER} loads every map in it and tells what came of it. */
@EnabledIfSystemProperty(named = "lichthof.maps", matches = ".+")
class FolderOfMapsTest {
    @Test
    void everyMapOfTheFolderOpensOrSaysWhyNot() throws Exception {
        Path folder = Path.of(System.getProperty("lichthof.maps"));
        List<Path> maps;
        try (Stream<Path> all = Files.walk(folder)) {
            maps = all.filter(path -> path.toString().matches(".*\\.(json|tmj)"))
                    .sorted()
                    .toList();
        }
        var loader = new MapLoader(new FolderMapFiles(folder), MapLimits.DEFAULT);
        int silent = 0;
        for (Path file : maps) {
            long start = System.nanoTime();
            MapLoad load = loader.load(folder.relativize(file).toString(), map -> Optional.empty());
            long millis = (System.nanoTime() - start) / 1_000_000;
            System.out.println("== " + file + " " + millis + " ms "
                    + load.map().map(FolderOfMapsTest::summary).orElse("REFUSED"));
            load.problems().forEach(problem -> System.out.println("   " + problem));
            silent += load.map().isEmpty() && !load.hasErrors() ? 1 : 0;
        }
        assertEquals(0, silent, "maps that did not open and nobody knows why");
    }

    private static String summary(LoadedMap map) {
        return map.world().grid().columns() + " x " + map.world().grid().rows() + " entries "
                + map.world().entries().stream()
                        .map(entry -> entry.name() + ":" + entry.spots().size())
                        .toList() + " areas "
                + map.world().areas().stream()
                        .map(FolderOfMapsTest::kindAndName)
                        .toList() + " scene " + map.sceneJson().length + " bytes, "
                + map.assets().size() + " assets";
    }

    private static String kindAndName(Area area) {
        return SceneAreas.kind(area) + " " + area.about().name();
    }
}
