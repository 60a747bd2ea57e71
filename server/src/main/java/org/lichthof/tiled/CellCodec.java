package org.lichthof.tiled;

import io.airlift.compress.v3.zstd.ZstdJavaDecompressor;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Base64;
import java.util.zip.GZIPInputStream;
import java.util.zip.InflaterInputStream;

/** Tile data written as base64, plain or compressed. Inflates to what the layer's size says and not a byte more. */
final class CellCodec {
    private CellCodec() {}

    /** What is wrong with the data, for its author. */
    static final class BadCells extends Exception {
        BadCells(String message) {
            super(message, null, false, false);
        }
    }

    /** @param count how many tiles the layer or chunk has by its own width and height */
    static int[] decode(String text, String compression, int count) throws BadCells {
        byte[] packed;
        try {
            packed = Base64.getDecoder().decode(text.strip());
        } catch (IllegalArgumentException e) {
            throw new BadCells("is no base64");
        }
        int size = count * 4;
        byte[] bytes = switch (compression) {
            case "" -> packed;
            case "zlib" -> drain(new InflaterInputStream(new ByteArrayInputStream(packed)), size);
            case "gzip" -> gunzip(packed, size);
            case "zstd" -> zstd(packed, size);
            default -> throw new BadCells("is compressed with '" + compression + "', which is not known");
        };
        if (bytes.length != size) {
            throw new BadCells("holds " + bytes.length / 4 + " tiles where the size says " + count);
        }
        int[] gids = new int[count];
        for (int i = 0; i < count; i++) {
            gids[i] = (bytes[4 * i] & 0xff)
                    | (bytes[4 * i + 1] & 0xff) << 8
                    | (bytes[4 * i + 2] & 0xff) << 16
                    | bytes[4 * i + 3] << 24;
        }
        return gids;
    }

    private static byte[] gunzip(byte[] packed, int size) throws BadCells {
        try {
            return drain(new GZIPInputStream(new ByteArrayInputStream(packed)), size);
        } catch (IOException e) {
            throw new BadCells("cannot be unpacked");
        }
    }

    private static byte[] drain(InputStream in, int size) throws BadCells {
        try (in) {
            byte[] bytes = in.readNBytes(size);
            if (in.read() >= 0) {
                throw new BadCells("unpacks to more than its size says");
            }
            return bytes;
        } catch (IOException e) {
            throw new BadCells("cannot be unpacked");
        }
    }

    // The decompressor answers broken input with runtime exceptions of several kinds.
    private static byte[] zstd(byte[] packed, int size) throws BadCells {
        var decompressor = new ZstdJavaDecompressor();
        try {
            byte[] bytes = new byte[size];
            int length = decompressor.decompress(packed, 0, packed.length, bytes, 0, size);
            return length == size ? bytes : java.util.Arrays.copyOf(bytes, length);
        } catch (RuntimeException e) {
            throw new BadCells("cannot be unpacked, or unpacks to more than its size says");
        }
    }
}
