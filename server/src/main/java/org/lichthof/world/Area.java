package org.lichthof.world;

import java.util.OptionalInt;
import java.util.Set;

/**
 * A part of the floor that means something. One part of the map file may give several areas of the same shape, for
 * instance a quiet one that also opens a website.
 */
public sealed interface Area {
    About about();

    /** Everybody inside talks together, nobody outside hears it. */
    record Meeting(About about, TalkOverrides talk) implements Area {}

    /** A meeting around something that an organiser presents. */
    record Booth(About about, TalkOverrides talk) implements Area {}

    /** A breakout group's own room: a meeting with a host. */
    record Group(About about, TalkOverrides talk) implements Area {}

    /** Where somebody who needs help finds somebody who gives it: a meeting too. */
    record HelpPoint(About about, TalkOverrides talk) implements Area {}

    /** Nobody talks here. */
    record Quiet(About about) implements Area {}

    /** Who stands here is heard by everybody in the audience areas of the same stage name. */
    record Stage(About about, String stage) implements Area {}

    /** Who stands here hears the stage of this name. */
    record Audience(About about, String stage) implements Area {}

    /** A named place without rules of its own, except perhaps other distances. */
    record Place(About about, TalkOverrides talk) implements Area {}

    /** Who steps here goes elsewhere. */
    record Exit(About about, Target target) implements Area {
        public sealed interface Target {}

        /**
         * Another map of the same event.
         *
         * @param map the name of its room ({@link RoomId}), as the map loader was told; empty: this very map
         * @param entry where to come in there; empty: the default entry
         */
        public record Elsewhere(String map, String entry) implements Target {}

        /** An address outside of the event; people are asked before it opens. */
        public record Outside(String url) implements Target {}
    }

    /** Offers a web page. */
    record Website(About about, String url, Trigger trigger, LocalText message) implements Area {}

    /** Plays a sound to those inside who have switched sound on. Volume 0 to 1. */
    record Sound(About about, String url, boolean loop, double volume) implements Area {}

    /** The camera fits itself to this area. {@code margin}: share of its size left free around it. */
    record Focus(About about, double margin) implements Area {}

    enum Trigger {
        ON_ENTER,
        ON_ACTION
    }

    /**
     * What every area has.
     *
     * @param index its number in the map, from 0 in the order of the file; clients name areas by it
     * @param name as the map file has it; unique within the map
     * @param title what people read; empty for areas that nobody needs to find
     * @param description what is there, for those who do not see the map
     * @param onlyFor roles that may walk in (small letters, as in links: {@code organiser}); empty: everybody
     */
    record About(int index, String name, LocalText title, LocalText description, Shape shape, Set<String> onlyFor) {
        public About {
            onlyFor = Set.copyOf(onlyFor);
        }

        public boolean admits(Set<String> roles) {
            return onlyFor.isEmpty() || roles.stream().anyMatch(onlyFor::contains);
        }
    }

    /** What an area sets differently from its map: join distance in world pixels, most people in one conversation. */
    record TalkOverrides(OptionalInt joinDistance, OptionalInt capacity) {
        public static final TalkOverrides NONE = new TalkOverrides(OptionalInt.empty(), OptionalInt.empty());
    }

    default int index() {
        return about().index();
    }

    default Shape shape() {
        return about().shape();
    }
}
