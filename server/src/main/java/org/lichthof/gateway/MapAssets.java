package org.lichthof.gateway;

import java.util.Optional;

/**
 * Port: scenes and images of maps, by address. Their addresses hold a hash of their content, so they may be cached for ever.
 * Any thread; must not block for long.
 */
@FunctionalInterface
public interface MapAssets {
    /** @param path as in {@code /maps/<hash>/scene.json} */
    Optional<MapFile> find(String path);

    /** A file's content and what it is. */
    final class MapFile {
        private final byte[] bytes;
        private final String contentType;

        /** @param bytes not to be written to afterwards */
        public MapFile(byte[] bytes, String contentType) {
            this.bytes = bytes;
            this.contentType = contentType;
        }

        /** Not to be written to. */
        public byte[] bytes() {
            return bytes;
        }

        public String contentType() {
            return contentType;
        }
    }
}
