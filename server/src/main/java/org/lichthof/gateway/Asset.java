package org.lichthof.gateway;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/** A file as it is served: its bytes, compressed where that helps, and the tag by which browsers know it again. Immutable. */
final class Asset {
    final String contentType;
    final byte[] plain;
    final byte @Nullable [] gzip;
    final byte @Nullable [] brotli;
    final String etag;
    final boolean isImmutable;

    /** @param isImmutable the address holds a hash of the content: may be cached for ever */
    Asset(String contentType, byte[] plain, byte @Nullable [] gzip, byte @Nullable [] brotli, boolean isImmutable) {
        this.contentType = contentType;
        this.plain = plain;
        this.gzip = gzip;
        this.brotli = brotli;
        this.etag = '"' + hash(plain) + '"';
        this.isImmutable = isImmutable;
    }

    /** Compressed here and now, if its kind can be. */
    static Asset of(String contentType, byte[] plain, boolean isImmutable) {
        return new Asset(contentType, plain, isText(contentType) ? gzip(plain) : null, null, isImmutable);
    }

    static boolean isText(String contentType) {
        return contentType.startsWith("text/")
                || contentType.startsWith("application/json")
                || contentType.startsWith("image/svg")
                || contentType.startsWith("application/manifest")
                || contentType.startsWith("application/wasm");
    }

    static byte @Nullable [] gzip(byte[] plain) {
        var out = new ByteArrayOutputStream(plain.length / 2 + 64);
        try (var zip = new GZIPOutputStream(out) {
            {
                def.setLevel(Deflater.BEST_COMPRESSION);
            }
        }) {
            zip.write(plain);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.size() < plain.length ? out.toByteArray() : null;
    }

    static String typeOf(String path) {
        int dot = path.lastIndexOf('.');
        return switch (dot < 0 ? "" : path.substring(dot + 1)) {
            case "html" -> "text/html; charset=utf-8";
            case "js", "mjs" -> "text/javascript; charset=utf-8";
            case "css" -> "text/css; charset=utf-8";
            case "json" -> "application/json";
            case "webmanifest" -> "application/manifest+json";
            case "svg" -> "image/svg+xml";
            case "png" -> "image/png";
            case "webp" -> "image/webp";
            case "avif" -> "image/avif";
            case "jpg", "jpeg" -> "image/jpeg";
            case "gif" -> "image/gif";
            case "ico" -> "image/x-icon";
            case "woff2" -> "font/woff2";
            case "woff" -> "font/woff";
            case "mp3" -> "audio/mpeg";
            case "ogg" -> "audio/ogg";
            case "wav" -> "audio/wav";
            case "wasm" -> "application/wasm";
            case "txt", "md" -> "text/plain; charset=utf-8";
            default -> "application/octet-stream";
        };
    }

    private static String hash(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes), 0, 12);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
