package org.lichthof.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.lichthof.AskedWrongly;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ./lichthof bots}. */
@Command(
        name = "./lichthof bots",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Lets walkers in through the front door and measures what people would notice.",
            "They join like everybody else, walk on the free floor, and are counted by the same limits:",
            "for more than a few dozen from one address raise limits.connectionsPerAddress of the server."
        })
public final class Bots implements Callable<Integer> {
    @Option(
            names = "--url",
            paramLabel = "URL",
            required = true,
            description =
                    "Where to go in, for instance http://localhost:8080/e/demo (with #token for a personal link).")
    private String url = "";

    @Option(
            names = "--count",
            paramLabel = "N",
            defaultValue = "50",
            description = "How many (default: ${DEFAULT-VALUE}).")
    private int count;

    @Option(
            names = "--seconds",
            paramLabel = "S",
            defaultValue = "30",
            description = "How long after everybody came in (default: ${DEFAULT-VALUE}).")
    private int seconds;

    @Option(
            names = "--rate",
            paramLabel = "N",
            defaultValue = "10",
            description = "Positions a second each, 1 to 10 (default: ${DEFAULT-VALUE}).")
    private int rate;

    @Option(
            names = "--arrivals",
            paramLabel = "N",
            defaultValue = "100",
            description = "How many come in a second (default: ${DEFAULT-VALUE}).")
    private int arrivals;

    @Option(
            names = "--room",
            paramLabel = "NAME",
            defaultValue = "",
            description = "Name of a room (default: the event's first).")
    private String room = "";

    @Option(
            names = "--script",
            paramLabel = "NAME",
            description =
                    "What they do instead of walking about: evening (arrive, plenum, booths, groups, close), or talk (stand and write).")
    private String script = "";

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "Same seed, same ways (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Option(
            names = "--timed",
            paramLabel = "N",
            defaultValue = "32",
            description = "How many of them time what they see (default: ${DEFAULT-VALUE}).")
    private int timed;

    @Option(
            names = "--threads",
            paramLabel = "N",
            defaultValue = "1",
            description = "Threads of the walkers (default: ${DEFAULT-VALUE}).")
    private int threads;

    @Option(
            names = "--words",
            paramLabel = "FILE",
            description =
                    "Notes each message there: said, kept or heard, when it was said (ms since 1970), how much later (ms).")
    private @Nullable Path words;

    /** What the tally calls a connection that did not come about. */
    static final String NO_CONNECTION = "no connection";

    private static final double WALK_SPEED = 180;
    private static final long ARRIVAL_PATIENCE_NANOS = 30_000_000_000L;

    public static void main(String[] args) {
        System.exit(commandLine().execute(args));
    }

    /** For {@link #main} and for tests, which must not exit. */
    static CommandLine commandLine() {
        return new CommandLine(new Bots()).setParameterExceptionHandler(new AskedWrongly());
    }

    @Override
    public Integer call() throws IOException {
        FrontDoor door;
        try {
            door = FrontDoor.of(url);
            require(count >= 1 && count <= 50_000, "--count is 1 to 50,000");
            require(seconds >= 1, "--seconds is 1 or more");
            require(rate >= 1 && rate <= 10, "--rate is 1 to 10: more than ten positions a second are not for people");
            require(arrivals >= 1, "--arrivals is 1 or more");
            require(List.of("", "evening", "talk").contains(script), "--script knows 'evening' and 'talk'");
        } catch (IllegalArgumentException e) {
            System.err.println("lichthof: " + e.getMessage());
            return CommandLine.ExitCode.USAGE;
        }
        WordsLog notes;
        try {
            notes = words == null ? null : new WordsLog(words);
        } catch (IOException e) {
            System.err.println("lichthof: words cannot be noted in " + words + ": " + e);
            return CommandLine.ExitCode.SOFTWARE;
        }
        try (notes;
                var crowd = new Crowd(door, room, seed, threads)) {
            if (notes != null) {
                crowd.tally().noteWordsIn(notes);
            }
            if (!comeIn(crowd)) {
                System.err.println("lichthof: nobody was let in at " + url + ": " + whyNobody(crowd.tally()));
                return CommandLine.ExitCode.SOFTWARE;
            }
            double took = walk(crowd, notes);
            System.out.print(crowd.tally().report(count, crowd.arrived(), took));
            return crowd.arrived() == count ? 0 : 1;
        }
    }

    private static String whyNobody(Tally tally) {
        if (tally.wasRefused("UNKNOWN_EVENT")) {
            return "there is no such event; check what follows /e/ in the address.";
        }
        if (tally.wasRefused("BAD_LINK")) {
            return "the secret behind the # is not known there; take the link from data/links.txt of that server.";
        }
        if (tally.wasClosed(NO_CONNECTION)) {
            return "nothing answers; start the server there (./lichthof), or check the address.";
        }
        return "refusals " + tally.refusals() + ", closings " + tally.closings() + ".";
    }

    private boolean comeIn(Crowd crowd) {
        long start = System.nanoTime();
        for (int i = 0; i < count; i++) {
            crowd.letIn(i < timed);
            sleepUntil(start + (long) ((i + 1) * 1e9 / arrivals));
            if (i % Math.max(1, arrivals / 5) == 0) {
                bar((double) (i + 1) / count, "coming in, " + crowd.arrived() + " of " + count + " welcomed");
            }
        }
        long patience = System.nanoTime() + ARRIVAL_PATIENCE_NANOS;
        while ((crowd.arrived() < count || crowd.floor() == null)
                && System.nanoTime() < patience
                && !crowd.tally().hasClosings(count - crowd.arrived())) {
            bar(1, "coming in, " + crowd.arrived() + " of " + count + " welcomed");
            LockSupport.parkNanos(100_000_000);
        }
        endBar();
        return crowd.arrived() > 0 && crowd.floor() != null;
    }

    /** @return seconds that it really took */
    private double walk(Crowd crowd, @Nullable WordsLog notes) {
        Script played = switch (script) {
            case "evening" -> new Evening(crowd);
            case "talk" -> new Talk(crowd);
            default -> null;
        };
        long start = System.nanoTime();
        long end = start + seconds * 1_000_000_000L;
        // Everybody's steps are spread over the beat, as with real people, not all at once.
        int slices = 20;
        long slice = 1_000_000_000L / rate / slices;
        long beats = 0;
        int shown = -1;
        for (long next = start; next < end; next += slice, beats++) {
            sleepUntil(next);
            long due = next;
            for (int i = (int) (beats % slices); i < crowd.size(); i += slices) {
                crowd.one(i, walker -> walker.step(WALK_SPEED, rate, due));
            }
            int second = (int) ((next - start) / 1_000_000_000L);
            if (second != shown) {
                shown = second;
                if (notes != null) {
                    notes.flush();
                }
                double share = (double) (next - start) / (end - start);
                if (played != null) {
                    played.second(share);
                }
                Tally tally = crowd.tally();
                bar(
                        share,
                        String.format(
                                "%s%,d walks, %,d seen, p99 %.0f ms",
                                played == null ? "" : played.words() + ", ",
                                tally.walks.sum(),
                                tally.seen.sum(),
                                tally.movementMillis(99)));
            }
        }
        bar(1, "done");
        endBar();
        return (System.nanoTime() - start) / 1e9;
    }

    private static void sleepUntil(long nanos) {
        long wait;
        while ((wait = nanos - System.nanoTime()) > 0) {
            LockSupport.parkNanos(wait);
        }
    }

    private static void bar(double share, String words) {
        int width = 24;
        int full = (int) Math.round(share * width);
        System.err.printf("\r[%s%s] %-60s", "#".repeat(full), ".".repeat(width - full), words);
        System.err.flush();
    }

    private static void endBar() {
        System.err.println();
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise + ".");
        }
    }
}
