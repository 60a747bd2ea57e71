package org.lichthof.bench;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/** What was counted and how long things took. Written to by all connections, read by the one who reports. */
final class Tally {
    private static final long MOST_MICROS = 60_000_000;

    final LongAdder walks = new LongAdder();
    final LongAdder seen = new LongAdder();
    final LongAdder frames = new LongAdder();
    final LongAdder bytes = new LongAdder();

    /** Of those, what carried steps. */
    final LongAdder movementBytes = new LongAdder();

    final LongAdder corrections = new LongAdder();
    final LongAdder said = new LongAdder();
    final LongAdder kept = new LongAdder();
    final LongAdder messagesRefused = new LongAdder();
    final LongAdder heard = new LongAdder();
    private final Histogram movement = new ConcurrentHistogram(MOST_MICROS, 3);
    private final Histogram words = new ConcurrentHistogram(MOST_MICROS, 3);
    private final Histogram chat = new ConcurrentHistogram(MOST_MICROS, 3);
    private volatile @Nullable WordsLog log;
    private final Map<String, LongAdder> refusals = new ConcurrentHashMap<>();
    private final Map<String, LongAdder> closings = new ConcurrentHashMap<>();

    void movementTook(long nanos) {
        movement.recordValue(Math.clamp(nanos / 1_000, 1, MOST_MICROS));
    }

    void noteWordsIn(WordsLog words) {
        log = words;
    }

    void said() {
        said.increment();
        WordsLog notes = log;
        if (notes != null) {
            notes.said();
        }
    }

    /** From who said something to who heard it. */
    void wordsTook(long nanos) {
        WordsLog notes = log;
        if (notes != null) {
            notes.heard(nanos);
        }
        words.recordValue(Math.clamp(nanos / 1_000, 1, MOST_MICROS));
    }

    /** From saying something to knowing that it is kept. */
    void chatTook(long nanos) {
        WordsLog notes = log;
        if (notes != null) {
            notes.kept(nanos);
        }
        chat.recordValue(Math.clamp(nanos / 1_000, 1, MOST_MICROS));
    }

    void refused(String code) {
        refusals.computeIfAbsent(code, c -> new LongAdder()).increment();
    }

    void closed(String reason) {
        closings.computeIfAbsent(reason, r -> new LongAdder()).increment();
    }

    /** Whether at least this many connections have ended. */
    boolean hasClosings(int atLeast) {
        return atLeast > 0
                && closings.values().stream().mapToLong(LongAdder::sum).sum() >= atLeast;
    }

    boolean wasRefused(String code) {
        return refusals.containsKey(code);
    }

    boolean wasClosed(String reason) {
        return closings.containsKey(reason);
    }

    /** How often for what, in words. */
    String refusals() {
        return counts(refusals);
    }

    String closings() {
        return counts(closings);
    }

    double movementMillis(double percentile) {
        return movement.getValueAtPercentile(percentile) / 1_000.0;
    }

    /**
     * The report at the end.
     *
     * @param seconds how long the walkers walked
     */
    String report(int wanted, int arrived, double seconds) {
        var text = new StringBuilder();
        text.append(String.format("walkers      %,d of %,d came in%n", arrived, wanted));
        text.append(String.format(
                "walks sent   %,d (%,.0f a second), %,d put right by the server%n",
                walks.sum(), walks.sum() / seconds, corrections.sum()));
        text.append(String.format(
                "steps seen   %,d (%,.0f a second), %.1f bytes each%n",
                seen.sum(), seen.sum() / seconds, seen.sum() == 0 ? 0.0 : (double) movementBytes.sum() / seen.sum()));
        text.append(String.format("received     %,d frames, %,d bytes%n", frames.sum(), bytes.sum()));
        text.append(latency("steps", movement));
        if (said.sum() > 0) {
            text.append(String.format(
                    "messages     %,d said, %,d acknowledged, %,d refused, %,d unanswered, %,d heard%n",
                    said.sum(),
                    kept.sum(),
                    messagesRefused.sum(),
                    said.sum() - kept.sum() - messagesRefused.sum(),
                    heard.sum()));
            text.append(latency("messages", chat));
            if (words.getTotalCount() > 0) {
                text.append(latency("words", words));
            }
        }
        text.append(String.format("refusals     %s%n", refusals()));
        text.append(String.format("closings     %s%n", closings()));
        return text.toString();
    }

    private static String latency(String what, Histogram of) {
        if (of.getTotalCount() == 0) {
            return String.format("%-12s nothing was delivered to be timed%n", what);
        }
        return String.format(
                "%-12s delivered after p50 %.0f, p95 %.0f, p99 %.0f, p99.9 %.0f, at most %.0f ms (%,d timed)%n",
                what,
                of.getValueAtPercentile(50) / 1_000.0,
                of.getValueAtPercentile(95) / 1_000.0,
                of.getValueAtPercentile(99) / 1_000.0,
                of.getValueAtPercentile(99.9) / 1_000.0,
                of.getMaxValue() / 1_000.0,
                of.getTotalCount());
    }

    private static String counts(Map<String, LongAdder> counted) {
        if (counted.isEmpty()) {
            return "none";
        }
        var sorted = new TreeMap<>(counted);
        var text = new StringBuilder();
        sorted.forEach((name, count) -> text.append(text.isEmpty() ? "" : ", ")
                .append(count.sum())
                .append(' ')
                .append(name));
        return text.toString();
    }
}
