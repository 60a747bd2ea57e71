package org.lichthof.access;

import java.text.Normalizer;

/**
 * What somebody may call themselves: 1 to {@code longest} characters that one can see, in any script. Two may have the same
 * name. Characters that turn the direction of what follows, or cannot be seen, are refused: with them, one name can be made
 * to look like another.
 */
record NameRules(int longest) {
    /** A name, or why it is none. */
    sealed interface Checked {
        record Good(String name) implements Checked {}

        record Bad(String remedy) implements Checked {}
    }

    Checked check(String wished) {
        // Before anything that costs: nobody's name is longer than this, whatever the script.
        if (wished.length() > longest * 16) {
            return tooLong();
        }
        String composed = Normalizer.normalize(wished, Normalizer.Form.NFC);
        if (composed.codePoints().anyMatch(NameRules::isForbidden)) {
            return new Checked.Bad("The name has characters that cannot be seen. Type it anew, without pasting.");
        }
        String name = collapse(composed);
        if (name.codePoints().noneMatch(NameRules::isVisible)) {
            return new Checked.Bad("The name is empty. Any name will do, it need not be yours.");
        }
        return name.codePointCount(0, name.length()) > longest ? tooLong() : new Checked.Good(name);
    }

    private Checked tooLong() {
        return new Checked.Bad("The name is longer than " + longest + " characters. Take a shorter one.");
    }

    /** Trims, and makes one space of any run of white space. */
    private static String collapse(String text) {
        StringBuilder out = new StringBuilder(text.length());
        boolean gap = false;
        for (int codePoint : text.codePoints().toArray()) {
            if (Character.isWhitespace(codePoint) || Character.isSpaceChar(codePoint)) {
                gap = true;
                continue;
            }
            if (gap && !out.isEmpty()) {
                out.append(' ');
            }
            gap = false;
            out.appendCodePoint(codePoint);
        }
        return out.toString();
    }

    private static boolean isForbidden(int codePoint) {
        return switch (Character.getType(codePoint)) {
            // Line breaks and tabs are white space, collapsed later.
            case Character.CONTROL -> !Character.isWhitespace(codePoint);
            // Among them all that turn the direction of writing. Joiners are needed: Persian, Indic scripts, emoji.
            case Character.FORMAT -> codePoint != 0x200C && codePoint != 0x200D && !isEmojiTag(codePoint);
            case Character.SURROGATE, Character.PRIVATE_USE, Character.UNASSIGNED -> true;
            default -> false;
        };
    }

    /** Flags of regions are spelt with these. */
    private static boolean isEmojiTag(int codePoint) {
        return codePoint >= 0xE0020 && codePoint <= 0xE007F;
    }

    private static boolean isVisible(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.FORMAT, Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.SPACE_SEPARATOR ->
                false;
            // Fillers that are letters by their class and blank to the eye.
            default ->
                codePoint != 0x115F
                        && codePoint != 0x1160
                        && codePoint != 0x3164
                        && codePoint != 0xFFA0
                        && codePoint != 0x2800;
        };
    }
}
