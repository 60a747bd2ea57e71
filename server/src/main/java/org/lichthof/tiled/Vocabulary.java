package org.lichthof.tiled;

import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;

/** The words that maps use. {@code docs/maps.md} explains them to authors. */
final class Vocabulary {
    /** Classes of our own. */
    static final Set<String> OWN_CLASSES = Set.of(
            "meeting",
            "quiet",
            "stage",
            "audience",
            "booth",
            "group",
            "help",
            "place",
            "exit",
            "website",
            "focus",
            "start");

    /** Those that may set distance and capacity. */
    static final Set<String> TALKING_CLASSES = Set.of("meeting", "booth", "group", "help", "place");

    static final List<String> ROLES = List.of("citizen", "booth-staff", "host", "organiser");

    /** Properties that make a tile part of an area, or describe that area. */
    static final Set<String> AREA = Set.of(
            "silent",
            "jitsiRoom",
            "speakerMegaphone",
            "listenerMegaphone",
            "stage",
            "exitUrl",
            "exitSceneUrl",
            "openWebsite",
            "openTab",
            "openWebsiteTrigger",
            "openWebsiteTriggerMessage",
            "openWebsiteTriggerMessage_de",
            "openWebsiteTriggerMessage_en",
            "playAudio",
            "playAudioLoop",
            "audioLoop",
            "audioVolume",
            "focusable",
            "zoomMargin",
            "zoom_margin",
            "title",
            "title_de",
            "title_en",
            "description",
            "description_de",
            "description_en",
            "joinDistance",
            "capacity",
            "onlyFor");

    /** Understood elsewhere than in areas. */
    private static final Set<String> OTHERS = Set.of(
            "collides",
            "start",
            "startLayer",
            "above",
            "mapName",
            "mapDescription",
            "mapCopyright",
            "tilesetCopyright",
            "lichthofScale",
            "leaveDistance",
            "dwellSeconds",
            "lingerSeconds");

    /** Of other products, known and without effect here; so that they are not taken for mistakes. */
    private static final Set<String> IGNORED = Set.of(
            "script",
            "name",
            "zone",
            "label",
            "depth",
            "visible",
            "mapImage",
            "mapLink",
            "default",
            "persist",
            "readableBy",
            "writableBy",
            "url",
            "width",
            "height",
            "policy",
            "allowApi",
            "exitInstance",
            "jitsiTrigger",
            "jitsiTriggerMessage",
            "jitsiRoomAdminTag",
            "jitsiConfig",
            "jitsiInterfaceConfig",
            "jitsiUrl",
            "jitsiWidth",
            "jitsiNoPrefix",
            "jitsiClosable",
            "bbbMeeting",
            "openWebsiteAllowApi",
            "openWebsitePolicy",
            "openWebsiteWidth",
            "openWebsitePosition",
            "openWebsiteClosable",
            "openWebsiteHideUrl",
            "scriptDisableModuleSupport",
            "audioCopyright",
            "meetingRoomLabel",
            "chatName",
            "chatDescription",
            "door",
            "doorVariable",
            "openLayer",
            "closeLayer",
            "autoOpen",
            "autoClose",
            "bell",
            "openConfig",
            "openConfigAdminTag",
            "openConfigTrigger",
            "openConfigTriggerMessage",
            "tutorial",
            "font-family");

    /** Everything with an effect. */
    static final Set<String> MEANT = union(AREA, OTHERS);

    private static final Set<String> KNOWN = union(MEANT, IGNORED);

    private Vocabulary() {}

    /**
     * Whether somebody who wrote this meant another word.
     *
     * @return that word; empty when the name is known, or like none of ours
     */
    static java.util.Optional<String> meantInsteadOf(String written) {
        if (KNOWN.contains(written) || isLocal(written)) {
            return java.util.Optional.empty();
        }
        if (Spelling.distance(written, "collision", 2) <= 2 || Spelling.distance(written, "collider", 1) <= 1) {
            return java.util.Optional.of("collides"); // the word of other engines
        }
        String best = null;
        int least = Integer.MAX_VALUE;
        for (String word : MEANT) {
            // Short words are near to everything.
            int allowed = word.length() <= 5 ? 1 : word.length() <= 9 ? 2 : 3;
            int distance = word.equalsIgnoreCase(written) ? 0 : Spelling.distance(written, word, allowed);
            if (distance <= allowed && distance < least) {
                best = word;
                least = distance;
            }
        }
        return java.util.Optional.ofNullable(best);
    }

    private static boolean isLocal(String written) {
        return written.matches("(title|description|openWebsiteTriggerMessage)_[a-z]{2}");
    }

    /** A whole number between the two; a warning and empty when it is something else. */
    static OptionalInt whole(Properties properties, String name, int least, int most, String place, Problems problems) {
        OptionalDouble value = number(properties, name, least, most, place, problems);
        return value.isPresent() ? OptionalInt.of((int) Math.round(value.getAsDouble())) : OptionalInt.empty();
    }

    static OptionalDouble number(
            Properties properties, String name, double least, double most, String place, Problems problems) {
        if (properties.text(name).isEmpty()) {
            return OptionalDouble.empty();
        }
        OptionalDouble value = properties.number(name);
        if (value.isEmpty() || value.getAsDouble() < least || value.getAsDouble() > most) {
            problems.warn(
                    "bad-value",
                    place,
                    "'" + name + "' is '"
                            + AreaReader.shortened(properties.text(name).orElse("")) + "' and is not used.",
                    "It must be a number from " + Fields.plain(least) + " to " + Fields.plain(most) + ".");
            return OptionalDouble.empty();
        }
        return value;
    }

    private static Set<String> union(Set<String> a, Set<String> b) {
        Set<String> all = new TreeSet<>(a);
        all.addAll(b);
        return java.util.Collections.unmodifiableSet(all);
    }
}
