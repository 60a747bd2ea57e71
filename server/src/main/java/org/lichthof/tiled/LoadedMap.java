package org.lichthof.tiled;

import java.util.List;
import org.lichthof.world.WorldMap;

/** A map ready to be opened: for the rules, and for the browsers. */
public final class LoadedMap {
    private final WorldMap world;
    private final byte[] sceneJson;
    private final String sceneHash;
    private final List<MapAsset> assets;

    LoadedMap(WorldMap world, byte[] sceneJson, String sceneHash, List<MapAsset> assets) {
        this.world = world;
        this.sceneJson = sceneJson;
        this.sceneHash = sceneHash;
        this.assets = List.copyOf(assets);
    }

    public WorldMap world() {
        return world;
    }

    /** What browsers draw (docs/scene.md), UTF-8. Not copied; not to be written to. */
    public byte[] sceneJson() {
        return sceneJson;
    }

    /** Of its content: 32 hexadecimal digits. */
    public String sceneHash() {
        return sceneHash;
    }

    /** Where browsers expect the scene. */
    public String sceneAddress() {
        return "/maps/" + sceneHash + "/scene.json";
    }

    /** Images and sounds that the scene names, each once. */
    public List<MapAsset> assets() {
        return assets;
    }
}
