package org.lichthof.telemetry;

import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.DoubleSupplier;
import java.util.regex.Pattern;

/**
 * Makes meters and writes them all down for Prometheus.
 *
 * <p>Names are small letters, digits and underscores and begin with {@code lichthof_}; counters end in {@code _total}, timers
 * in {@code _seconds}. Tags come in pairs, and their values from short fixed lists: a tag never holds what a client sent.
 * Asking again for the same name and tags gives the same meter.
 */
public final class Meters implements AutoCloseable {
    /** Of {@link #scrape}. */
    public static final String CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8";

    private static final Pattern NAME = Pattern.compile("lichthof_[a-z0-9]+(_[a-z0-9]+)*");

    /** From what a frame costs to what a person notices. */
    private static final Duration[] BUCKETS = {
        Duration.ofNanos(100_000),
        Duration.ofNanos(250_000),
        Duration.ofMillis(1),
        Duration.ofNanos(2_500_000),
        Duration.ofMillis(5),
        Duration.ofMillis(10),
        Duration.ofMillis(25),
        Duration.ofMillis(50),
        Duration.ofMillis(100),
        Duration.ofMillis(250),
        Duration.ofSeconds(1),
        Duration.ofSeconds(5)
    };

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final JvmGcMetrics collections = new JvmGcMetrics();

    /** With the meters of the machine (memory, collections, threads, processor, files) already there. */
    public Meters() {
        new JvmMemoryMetrics().bindTo(registry);
        collections.bindTo(registry);
        new JvmThreadMetrics().bindTo(registry);
        new ProcessorMetrics().bindTo(registry);
        new FileDescriptorMetrics().bindTo(registry);
        new UptimeMetrics().bindTo(registry);
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
        checkName(name, "_total", true);
        var counter = io.micrometer.core.instrument.Counter.builder(name)
                .description(meaning)
                .tags(tags)
                .register(registry);
        return counter::increment;
    }

    public Timer timer(String name, String meaning, String... tags) {
        checkName(name, "_seconds", true);
        var timer = io.micrometer.core.instrument.Timer.builder(name)
                .description(meaning)
                .serviceLevelObjectives(BUCKETS)
                .tags(tags)
                .register(registry);
        return nanos -> timer.record(nanos, TimeUnit.NANOSECONDS);
    }

    /** @param buckets upper bounds, ascending */
    public Distribution distribution(String name, String meaning, double[] buckets, String... tags) {
        checkName(name, "_total", false);
        var summary = DistributionSummary.builder(name)
                .description(meaning)
                .serviceLevelObjectives(buckets)
                .tags(tags)
                .register(registry);
        return summary::record;
    }

    /** @param value asked at every scrape, on the scraping thread; must be cheap and safe to call from there */
    public void gauge(String name, String meaning, DoubleSupplier value, String... tags) {
        checkName(name, "_total", false);
        Gauge.builder(name, value::getAsDouble)
                .description(meaning)
                .tags(tags)
                .strongReference(true)
                .register(registry);
    }

    /** Everything, in Prometheus' text format 0.0.4. */
    public String scrape() {
        return registry.scrape(CONTENT_TYPE);
    }

    @Override
    public void close() {
        collections.close();
        registry.close();
    }

    private static void checkName(String name, String ending, boolean wanted) {
        if (!NAME.matcher(name).matches() || name.endsWith(ending) != wanted) {
            throw new IllegalArgumentException("a meter of this kind is called lichthof_… "
                    + (wanted ? "and ends in " : "and does not end in ") + ending + ", not '" + name + "'");
        }
    }
}
