package org.lichthof.yaml;

import java.util.ArrayList;
import java.util.List;

/** Collects what is wrong, so that all of it is told at once. One thread. */
public final class Mistakes {
    private final List<Mistake> found = new ArrayList<>();

    public void add(String place, String what, String remedy) {
        found.add(new Mistake(place, what, remedy));
    }

    public boolean isEmpty() {
        return found.isEmpty();
    }

    /** In the order in which they were found. */
    public List<Mistake> all() {
        return List.copyOf(found);
    }

    /** @throws PageRefused with all of them, when there is one */
    public void throwIfAny() {
        if (!found.isEmpty()) {
            throw new PageRefused(found);
        }
    }
}
