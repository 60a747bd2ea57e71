package org.lichthof.wire;

import java.util.List;

/** The emoji that one can show above one's head. A list, so that nobody has to moderate pictures. */
public final class Reactions {
    public static final List<String> ALL = List.of("👍", "👏", "❤️", "😂", "😮", "🤔", "🎉", "🙋", "☕", "👎");

    private Reactions() {}
}
