package org.lichthof.chat;

/** Makes plain text of what came: one kind of line break, nothing invisible that acts on its surroundings. */
final class ChatText {
    private ChatText() {}

    static String clean(String text) {
        StringBuilder out = new StringBuilder(text.length());
        text.replace("\r\n", "\n").codePoints().forEach(codePoint -> {
            if (codePoint == '\r' || codePoint == 0x2028 || codePoint == 0x2029) {
                out.append('\n');
            } else if (!isStripped(codePoint)) {
                out.appendCodePoint(codePoint);
            }
        });
        return out.toString().strip();
    }

    private static boolean isStripped(int codePoint) {
        if (codePoint == '\n' || codePoint == '\t') {
            return false;
        }
        // These two turn everything after them around, also what is not theirs.
        boolean isOverride = codePoint == 0x202D || codePoint == 0x202E;
        int type = Character.getType(codePoint);
        return isOverride || type == Character.CONTROL || type == Character.SURROGATE;
    }
}
