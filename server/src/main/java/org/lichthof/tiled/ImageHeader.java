package org.lichthof.tiled;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Kind and size of an image, from its first bytes. Images from strangers are handed to browsers, which are built to be
 * careful with them; here they are not decoded.
 *
 * @param extension also of the address that it is served under
 */
record ImageHeader(int width, int height, String mediaType, String extension) {

    /** Empty when this is no PNG, JPEG, GIF or WebP, whatever its name says. */
    static Optional<ImageHeader> read(byte[] bytes) {
        if (bytes.length >= 24
                && big(bytes, 0, 4) == 0x89504e47L
                && big(bytes, 4, 4) == 0x0d0a1a0aL
                && ascii(bytes, 12, "IHDR")) {
            return sized(big(bytes, 16, 4), big(bytes, 20, 4), "image/png", "png");
        }
        if (ascii(bytes, 0, "GIF87a") || ascii(bytes, 0, "GIF89a")) {
            return bytes.length < 10
                    ? Optional.empty()
                    : sized(little(bytes, 6, 2), little(bytes, 8, 2), "image/gif", "gif");
        }
        if (ascii(bytes, 0, "RIFF") && ascii(bytes, 8, "WEBP")) {
            return webp(bytes);
        }
        if (bytes.length > 4 && big(bytes, 0, 2) == 0xffd8) {
            return jpeg(bytes);
        }
        return Optional.empty();
    }

    private static Optional<ImageHeader> jpeg(byte[] bytes) {
        int at = 2;
        while (at + 9 < bytes.length && (bytes[at] & 0xff) == 0xff) {
            int marker = bytes[at + 1] & 0xff;
            // Start of frame, all kinds but the three that are something else in this range.
            boolean frame = marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
            if (frame) {
                return sized(big(bytes, at + 7, 2), big(bytes, at + 5, 2), "image/jpeg", "jpg");
            }
            boolean alone = marker == 0xff || marker == 0x01 || (marker >= 0xd0 && marker <= 0xd8);
            at += marker == 0xff ? 1 : alone ? 2 : 2 + Math.max(2, (int) big(bytes, at + 2, 2));
        }
        return Optional.empty();
    }

    private static Optional<ImageHeader> webp(byte[] bytes) {
        if (bytes.length < 30) {
            return Optional.empty();
        }
        if (ascii(bytes, 12, "VP8X")) {
            return sized(little(bytes, 24, 3) + 1, little(bytes, 27, 3) + 1, "image/webp", "webp");
        }
        if (ascii(bytes, 12, "VP8L")) {
            long packed = little(bytes, 21, 4);
            return sized((packed & 0x3fff) + 1, (packed >> 14 & 0x3fff) + 1, "image/webp", "webp");
        }
        if (ascii(bytes, 12, "VP8 ")) {
            return sized(little(bytes, 26, 2) & 0x3fff, little(bytes, 28, 2) & 0x3fff, "image/webp", "webp");
        }
        return Optional.empty();
    }

    private static Optional<ImageHeader> sized(long width, long height, String mediaType, String extension) {
        boolean usable = width > 0 && height > 0 && width <= Integer.MAX_VALUE && height <= Integer.MAX_VALUE;
        return usable
                ? Optional.of(new ImageHeader((int) width, (int) height, mediaType, extension))
                : Optional.empty();
    }

    private static boolean ascii(byte[] bytes, int at, String text) {
        byte[] wanted = text.getBytes(StandardCharsets.US_ASCII);
        return bytes.length >= at + wanted.length
                && java.util.Arrays.equals(bytes, at, at + wanted.length, wanted, 0, wanted.length);
    }

    private static long big(byte[] bytes, int at, int count) {
        long value = 0;
        for (int i = 0; i < count; i++) {
            value = value << 8 | (bytes[at + i] & 0xff);
        }
        return value;
    }

    private static long little(byte[] bytes, int at, int count) {
        long value = 0;
        for (int i = count - 1; i >= 0; i--) {
            value = value << 8 | (bytes[at + i] & 0xff);
        }
        return value;
    }
}
