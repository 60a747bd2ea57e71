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

    /**
     * A setting made on the command line.
     *
     * @param option as typed, to be named when the value is wrong: {@code --port}
     * @param setting its name: {@code port}
     */
    public record FromOption(String option, String setting, String value) {}

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
            int requestSeconds,
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
        return load(file, environment, List.of());
    }

    /**
     * The same with options of the command line.
     *
     * @param options win over file and environment
     */
    public static Settings load(Optional<Path> file, Map<String, String> environment, List<FromOption> options) {
        SettingsReader reader = new SettingsReader(file, environment, options);
        Settings settings = new Settings(
                server(reader),
                reader.get(SettingsTable.DATA),
                reader.get(SettingsTable.EVENTS),
                reader.get(SettingsTable.DEMO),
                limits(reader),
                room(reader),
                chat(reader),
                reader.get(SettingsTable.LOG_LEVEL),
                reader.get(SettingsTable.METRICS));
        reader.throwIfAnyMistake();
        return settings;
    }

    /** Every setting at its default. */
    public static Settings defaults() {
        return load(Optional.empty(), Map.of());
    }

    /** The text of a settings file that shows every setting at its default, asleep behind a #. */
    public static String example() {
        return SettingsTable.example();
    }

    private static Server server(SettingsReader reader) {
        return new Server(
                reader.get(SettingsTable.BIND),
                reader.get(SettingsTable.PORT),
                reader.get(SettingsTable.PUBLIC_URL),
                reader.get(SettingsTable.TRANSPORT),
                reader.get(SettingsTable.EVENT_LOOPS),
                reader.get(SettingsTable.TRUSTED_PROXIES),
                reader.get(SettingsTable.ALLOWED_ORIGINS),
                reader.get(SettingsTable.DRAIN_SECONDS),
                tls(reader));
    }

    private static Optional<Tls> tls(SettingsReader reader) {
        Optional<Path> certificate = reader.get(SettingsTable.TLS_CERTIFICATE);
        Optional<Path> key = reader.get(SettingsTable.TLS_KEY);
        if (certificate.isPresent() != key.isPresent()) {
            Setting<?> present = certificate.isPresent() ? SettingsTable.TLS_CERTIFICATE : SettingsTable.TLS_KEY;
            Setting<?> absent = certificate.isPresent() ? SettingsTable.TLS_KEY : SettingsTable.TLS_CERTIFICATE;
            reader.wrong(
                    present,
                    "'" + present.name() + "' is set, '" + absent.name() + "' is not, or not rightly.",
                    "Set both for HTTPS, or none.");
        }
        return certificate.flatMap(chain -> key.map(secret -> new Tls(chain, secret)));
    }

    private static Limits limits(SettingsReader reader) {
        return new Limits(
                reader.get(SettingsTable.CONNECTIONS),
                reader.get(SettingsTable.CONNECTIONS_PER_ADDRESS),
                reader.get(SettingsTable.ENTRANCES_PER_MINUTE),
                reader.get(SettingsTable.REQUESTS_PER_MINUTE),
                reader.get(SettingsTable.MESSAGES_PER_SECOND),
                reader.get(SettingsTable.MESSAGES_BURST),
                reader.get(SettingsTable.FRAME_BYTES),
                reader.get(SettingsTable.OUTBOX_BYTES),
                reader.get(SettingsTable.HELLO_SECONDS),
                reader.get(SettingsTable.REQUEST_SECONDS),
                reader.get(SettingsTable.IDLE_SECONDS),
                reader.get(SettingsTable.TEXT_LENGTH),
                reader.get(SettingsTable.NAME_LENGTH));
    }

    private static Room room(SettingsReader reader) {
        Room room = new Room(
                reader.get(SettingsTable.STEP_MILLIS),
                reader.get(SettingsTable.STEP_MILLIS_LARGE),
                reader.get(SettingsTable.LARGE_FROM),
                reader.get(SettingsTable.WALK_SPEED),
                reader.get(SettingsTable.RUN_SPEED),
                reader.get(SettingsTable.RESUME_SECONDS),
                reader.get(SettingsTable.LARGEST_VIEW));
        if (room.runSpeed() < room.walkSpeed()) {
            reader.wrong(
                    SettingsTable.RUN_SPEED,
                    "'room.runSpeed' is " + room.runSpeed() + ", below 'room.walkSpeed', " + room.walkSpeed() + ".",
                    "Nobody runs slower than they walk: make it larger.");
        }
        if (room.stepMillisLarge() < room.stepMillis()) {
            reader.wrong(
                    SettingsTable.STEP_MILLIS_LARGE,
                    "'room.stepMillisLarge' is " + room.stepMillisLarge() + ", below 'room.stepMillis', "
                            + room.stepMillis() + ".",
                    "Large rooms are not stepped more often than small ones: make it larger.");
        }
        return room;
    }

    private static Chat chat(SettingsReader reader) {
        return new Chat(
                reader.get(SettingsTable.CHAT_BURST),
                reader.get(SettingsTable.CHAT_PER_SECOND),
                reader.get(SettingsTable.CHAT_PAGE),
                reader.get(SettingsTable.CHAT_QUEUE),
                reader.get(SettingsTable.ROOM_DAYS),
                reader.get(SettingsTable.DIRECT_DAYS));
    }
}
