package org.lichthof.gateway;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The web client out of our own jar, and the maps. Each file is read and compressed once; compressed copies that the build
 * left beside a file ({@code .gz}, {@code .br}) are taken instead. Any thread.
 */
final class StaticFiles {
    /** What the build names by its content's hash. */
    private static final String HASHED = "assets/";

    private static final String MAPS = "/maps/";

    /** One path segment: no dots in front, nothing that means something to a file system. */
    private static final Pattern PATH = Pattern.compile("(/[A-Za-z0-9_-][A-Za-z0-9._@-]*)+");

    /** The page is the same for the entrance, an event, and whatever the client shows below it. */
    private static final Pattern PAGE = Pattern.compile("/|/e/[^/]+(/.*)?");

    private final ClassLoader loader;
    private final String folder;
    private final MapAssets maps;

    /** Bytes that are served; paths that lead nowhere are not kept. */
    private final Cache<String, Asset> assets = Caffeine.newBuilder()
            .maximumWeight(256L << 20)
            .weigher((String path, Asset asset) -> asset.plain.length + 1_024)
            .build();

    /** @param folder in the class path, without slashes at its ends */
    StaticFiles(ClassLoader loader, String folder, MapAssets maps) {
        this.loader = loader;
        this.folder = folder;
        this.maps = maps;
    }

    Optional<Asset> find(String path) {
        if (PAGE.matcher(path).matches()) {
            return kept("index.html", false);
        }
        if (!PATH.matcher(path).matches()) {
            return Optional.empty();
        }
        return path.startsWith(MAPS) ? kept(path, true) : kept(path.substring(1), false);
    }

    private Optional<Asset> kept(String path, boolean isMap) {
        Asset known = assets.getIfPresent(path);
        if (known != null) {
            return Optional.of(known);
        }
        Asset read = isMap ? map(path) : read(path);
        if (read != null) {
            assets.put(path, read);
        }
        return Optional.ofNullable(read);
    }

    private @Nullable Asset map(String path) {
        return maps.find(path)
                .map(file -> Asset.of(file.contentType(), file.bytes(), true))
                .orElse(null);
    }

    private @Nullable Asset read(String path) {
        byte[] plain = bytes(path);
        if (plain == null || path.endsWith(".gz") || path.endsWith(".br")) {
            return null;
        }
        String type = Asset.typeOf(path);
        byte[] gzip = bytes(path + ".gz");
        return new Asset(
                type,
                plain,
                gzip == null && Asset.isText(type) ? Asset.gzip(plain) : gzip,
                bytes(path + ".br"),
                path.startsWith(HASHED));
    }

    private byte @Nullable [] bytes(String path) {
        try (InputStream in = loader.getResourceAsStream(folder + "/" + path)) {
            // A folder in a jar can be opened too; it has no bytes and no dot in its name.
            return in == null || path.indexOf('.') < 0 ? null : in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("the program's own jar cannot be read any more", e);
        }
    }
}
