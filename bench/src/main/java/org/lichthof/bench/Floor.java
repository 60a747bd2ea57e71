package org.lichthof.bench;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Base64;
import java.util.BitSet;
import java.util.List;
import org.lichthof.world.WalkGrid;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a walker knows of the map: where walls are and which places there are. Read from the same scene that browsers draw.
 *
 * @param areas titled places by their kind
 */
record Floor(WalkGrid grid, List<Place> areas) {
    record Place(int index, String kind, String title, List<String> onlyFor) {}

    static Floor fetch(HttpClient http, FrontDoor door, String sceneUrl) throws IOException, InterruptedException {
        HttpResponse<byte[]> answer =
                http.send(HttpRequest.newBuilder(door.http(sceneUrl)).build(), HttpResponse.BodyHandlers.ofByteArray());
        if (answer.statusCode() != 200) {
            throw new IOException("the scene " + sceneUrl + " was answered with " + answer.statusCode());
        }
        return read(answer.body());
    }

    static Floor read(byte[] sceneJson) {
        JsonNode scene = JsonMapper.shared().readTree(sceneJson);
        var grid = new WalkGrid(
                scene.get("columns").asInt(),
                scene.get("rows").asInt(),
                scene.get("tileWidth").asInt(),
                scene.get("tileHeight").asInt(),
                BitSet.valueOf(Base64.getDecoder().decode(scene.get("walls").asString())));
        var areas = new ArrayList<Place>();
        for (JsonNode area : scene.get("areas")) {
            JsonNode title = area.get("title");
            var onlyFor = new ArrayList<String>();
            for (JsonNode role : area.path("onlyFor")) {
                onlyFor.add(role.asString());
            }
            areas.add(new Place(
                    area.get("index").asInt(),
                    area.get("kind").asString(),
                    title == null || title.isEmpty()
                            ? ""
                            : title.properties().iterator().next().getValue().asString(),
                    List.copyOf(onlyFor)));
        }
        return new Floor(grid, List.copyOf(areas));
    }

    List<Place> places(String... kinds) {
        return areas.stream()
                .filter(area -> area.onlyFor().isEmpty() && List.of(kinds).contains(area.kind()))
                .toList();
    }
}
