package org.lichthof.yaml;

import java.util.List;
import java.util.stream.Collectors;

/** One or more pages have mistakes. The message lists all of them, one a line, for the person who wrote the page. */
public final class PageRefused extends RuntimeException {
    private final List<Mistake> mistakes;

    public PageRefused(List<Mistake> mistakes) {
        super(mistakes.stream().map(Mistake::toString).collect(Collectors.joining("\n")), null, false, false);
        this.mistakes = List.copyOf(mistakes);
    }

    public List<Mistake> mistakes() {
        return mistakes;
    }
}
