package org.lichthof.config;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Everything an operator can set. What each means, its unit, range and default: {@code SettingsTable}, from which
 * docs/operating.md and lichthof.example.yaml are written.
 */
public record Settings(
        Server server,
        Path data,
        Path events,
        boolean demo,
        Limits limits,
        Room room,
        Chat chat,
        LogLevel logLevel,
        MetricsAccess metrics) {

    /** @param publicUrl without a slash at the end; empty: what the browser asked for */
    public record Server(
            String bind,
            int port,
            Optional<String> publicUrl,
            Transport transport,
            int eventLoops,
            List<AddressRange> trustedProxies,
            List<String> allowedOrigins,
            int drainSeconds,
            Optional<Tls> tls) {}

    /** PEM files. */
    public record Tls(Path certificate, Path key) {}

    /** How Netty talks to the kernel. */
    public enum Transport {
        /** The best one that works here. */
        AUTO,
        IO_URING,
        EPOLL,
        NIO
    }

    public record Limits(
            int connections,
            int connectionsPerAddress,
            int entrancesPerMinutePerAddress,
            int requestsPerMinutePerAddress,
            int messagesPerSecond,
            int messagesBurst,
            int frameBytes,
            int outboxBytes,
            int helloSeconds,
            int idleSeconds,
            int textLength,
            int nameLength) {}

    public record Room(
            int stepMillis,
            int stepMillisLarge,
            int largeFrom,
            int walkSpeed,
            int runSpeed,
            int resumeSeconds,
            int largestView) {}

    public record Chat(int burst, double perSecond, int pageSize, int queueLength, int roomDays, int directDays) {}

    public enum LogLevel {
        ERROR,
        WARN,
        INFO,
        DEBUG,
        TRACE
    }

    /** Who may read {@code /metrics}. */
    public enum MetricsAccess {
        /** This machine and the trusted proxies' networks. */
        TRUSTED,
        EVERYBODY,
        NOBODY
    }

    /**
     * Reads the settings.
     *
     * @param file {@code lichthof.yaml}; empty: only environment and defaults
     * @param environment variables, of which those that begin with {@code LICHTHOF_} count and win over the file
     * @throws org.lichthof.yaml.PageRefused with every mistake of both
     */
    public static Settings load(Optional<Path> file, Map<String, String> environment) {
        throw new UnsupportedOperationException();
    }

    /** Every setting at its default. */
    public static Settings defaults() {
        return load(Optional.empty(), Map.of());
    }
}
