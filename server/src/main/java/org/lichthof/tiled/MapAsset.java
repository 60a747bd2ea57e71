package org.lichthof.tiled;

/** An image or sound of a map, to be served under {@link #address} for ever: the name is a hash of the content. */
public final class MapAsset {
    private final String address;
    private final String mediaType;
    private final byte[] bytes;

    MapAsset(String address, String mediaType, byte[] bytes) {
        this.address = address;
        this.mediaType = mediaType;
        this.bytes = bytes;
    }

    /** {@code /maps/images/<hash>.png} or {@code /maps/sounds/<hash>.mp3}, as the scene has it. */
    public String address() {
        return address;
    }

    public String mediaType() {
        return mediaType;
    }

    /** Not copied; not to be written to. */
    public byte[] bytes() {
        return bytes;
    }
}
