package org.lichthof.tiled;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.lichthof.tiled.TiledMap.ImageFile;

/** The images and sounds of one map: read once each, judged by their content, named by its hash. */
final class Assets {
    private static final Set<String> IMAGE_NAMES = Set.of("png", "jpg", "jpeg", "gif", "webp");
    private static final Map<String, String> SOUND_TYPES =
            Map.of("mp3", "audio/mpeg", "ogg", "audio/ogg", "wav", "audio/wav");

    private final MapFiles files;
    private final String mapPath;
    private final MapLimits limits;
    private final Problems problems;
    private final Map<String, Optional<Image>> images = new HashMap<>();
    private final Map<String, Optional<String>> sounds = new HashMap<>();
    private final Map<String, MapAsset> byAddress = new LinkedHashMap<>();
    private long total;

    record Image(String address, int width, int height) {}

    Assets(MapFiles files, String mapPath, MapLimits limits, Problems problems) {
        this.files = files;
        this.mapPath = mapPath;
        this.limits = limits;
        this.problems = problems;
    }

    List<MapAsset> all() {
        return List.copyOf(byAddress.values());
    }

    /** Empty when it cannot be had; the map opens without it. */
    Optional<Image> image(ImageFile file, String place) {
        if (file.path().isEmpty()) {
            return Optional.empty(); // which was told when the name was read
        }
        Optional<Image> known = images.get(file.path().get());
        if (known == null) {
            known = readImage(file.path().get(), place);
            images.put(file.path().get(), known);
        }
        return known;
    }

    private Optional<Image> readImage(String path, String place) {
        if (!IMAGE_NAMES.contains(MapPath.extension(path))) {
            missing(place, path + " is no PNG, JPEG, GIF or WebP file by its name.");
            return Optional.empty();
        }
        Optional<byte[]> bytes = read(path, place, "image");
        if (bytes.isEmpty()) {
            return Optional.empty();
        }
        Optional<ImageHeader> header = ImageHeader.read(bytes.get());
        if (header.isEmpty()) {
            missing(place, path + " is no PNG, JPEG, GIF or WebP image.");
            return Optional.empty();
        }
        int longest = Math.max(header.get().width(), header.get().height());
        String size =
                path + " is " + header.get().width() + " x " + header.get().height() + " pixels";
        if (longest > limits.maxImageSide()) {
            problems.warn(
                    "image-too-large",
                    place,
                    size + " and is left out.",
                    "Cut it to at most " + limits.maxImageSide() + " a side.");
            return Optional.empty();
        }
        if (longest > MapLimits.SAFE_IMAGE_SIDE) {
            problems.warn(
                    "large-image",
                    place,
                    size + "; phones and older computers may not draw it.",
                    "Cut it to at most " + MapLimits.SAFE_IMAGE_SIDE + " a side.");
        }
        String address = keep("images", header.get().extension(), header.get().mediaType(), bytes.get());
        return Optional.of(new Image(address, header.get().width(), header.get().height()));
    }

    /** The address to play; empty when there is none. Browsers are told to ask no other server than ours for sounds. */
    Optional<String> sound(String written, String place) {
        if (MapPath.isWebAddress(written)) {
            problems.warn(
                    "third-party",
                    place,
                    "The sound would come from " + AreaReader.shortened(written)
                            + ", a third party who learns who listens; it is left out and nobody can play it.",
                    "Put the file beside the map and name it in 'playAudio', or offer the page with 'openWebsite'.");
            return Optional.empty();
        }
        Optional<String> known = sounds.get(written);
        if (known == null) {
            known = readSound(written, place);
            sounds.put(written, known);
        }
        return known;
    }

    private Optional<String> readSound(String written, String place) {
        Optional<String> path = MapPath.locate(mapPath, written, "sound", place, problems);
        if (path.isEmpty()) {
            return Optional.empty();
        }
        String type = SOUND_TYPES.get(MapPath.extension(path.get()));
        if (type == null) {
            problems.warn(
                    "missing-sound",
                    place,
                    "The sound '" + AreaReader.shortened(written) + "' is no mp3, ogg or wav file by its name.",
                    "Put such a file beside the map.");
            return Optional.empty();
        }
        return read(path.get(), place, "sound")
                .map(bytes -> keep("sounds", MapPath.extension(path.get()), type, bytes));
    }

    private Optional<byte[]> read(String path, String place, String what) {
        try {
            int left = (int) Math.max(0, Math.min(limits.maxImageBytes(), limits.maxAssetBytes() - total));
            byte[] bytes = files.read(path, left);
            total += bytes.length;
            return Optional.of(bytes);
        } catch (MapFiles.UnreadableFile e) {
            switch (e.reason()) {
                case OUTSIDE -> problems.error(MapPath.OUTSIDE, place, e.sentence(), OpenFiles.remedy(e));
                case TOO_LARGE ->
                    problems.warn(
                            "missing-" + what,
                            place,
                            e.sentence(),
                            "Make it smaller: " + limits.maxImageBytes() + " bytes each and " + limits.maxAssetBytes()
                                    + " for all of a map.");
                case MISSING, BROKEN -> problems.warn("missing-" + what, place, e.sentence(), OpenFiles.remedy(e));
            }
            return Optional.empty();
        }
    }

    private void missing(String place, String message) {
        problems.warn("missing-image", place, message, "Save the image beside the map and mend its name in Tiled.");
    }

    private String keep(String folder, String extension, String mediaType, byte[] bytes) {
        String address = "/maps/" + folder + "/" + hash(bytes) + "." + extension;
        byAddress.putIfAbsent(address, new MapAsset(address, mediaType, bytes));
        return address;
    }

    /** 32 hexadecimal digits: half of SHA-256. */
    static String hash(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes), 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every JDK has SHA-256", e);
        }
    }
}
