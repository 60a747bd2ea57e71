package org.lichthof.telemetry;

import java.util.function.DoubleSupplier;

/**
 * Makes meters and writes them all down for Prometheus.
 *
 * <p>Names are small letters, digits and underscores and begin with {@code lichthof_}; counters end in {@code _total}, timers
 * in {@code _seconds}. Tags come in pairs, and their values from short fixed lists: a tag never holds what a client sent.
 * Asking again for the same name and tags gives the same meter.
 */
public final class Meters {
    public Meters() {
        throw new UnsupportedOperationException();
    }

    /** Only grows. */
    public interface Counter {
        void add(long amount);

        default void increment() {
            add(1);
        }
    }

    /** How long things took; also their distribution, in buckets. */
    public interface Timer {
        void record(long nanos);
    }

    /** How large things were; also their distribution, in buckets. */
    public interface Distribution {
        void record(double amount);
    }

    public Counter counter(String name, String meaning, String... tags) {
        throw new UnsupportedOperationException();
    }

    public Timer timer(String name, String meaning, String... tags) {
        throw new UnsupportedOperationException();
    }

    /** @param buckets upper bounds, ascending */
    public Distribution distribution(String name, String meaning, double[] buckets, String... tags) {
        throw new UnsupportedOperationException();
    }

    /** @param value asked at every scrape, on the scraping thread; must be cheap and safe to call from there */
    public void gauge(String name, String meaning, DoubleSupplier value, String... tags) {
        throw new UnsupportedOperationException();
    }

    /** Everything, in Prometheus' text format 0.0.4; served as {@link #CONTENT_TYPE}. */
    public String scrape() {
        throw new UnsupportedOperationException();
    }

    public static final String CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8";
}
