package org.lichthof.config;

import static org.lichthof.config.Forms.addresses;
import static org.lichthof.config.Forms.existingFile;
import static org.lichthof.config.Forms.existingFolder;
import static org.lichthof.config.Forms.folder;
import static org.lichthof.config.Forms.fraction;
import static org.lichthof.config.Forms.oneOf;
import static org.lichthof.config.Forms.origins;
import static org.lichthof.config.Forms.publicUrl;
import static org.lichthof.config.Forms.text;
import static org.lichthof.config.Forms.whole;
import static org.lichthof.config.Forms.yesNo;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.lichthof.config.Settings.LogLevel;
import org.lichthof.config.Settings.MetricsAccess;
import org.lichthof.config.Settings.Transport;

/** Every setting there is. The documentation's table and lichthof.example.yaml are written from here. */
final class SettingsTable {
    // What concerns the server as a whole needs no group: LICHTHOF_PORT.
    static final Setting<String> BIND = new Setting<>(
            "bind",
            "0.0.0.0",
            "",
            "an address of this machine",
            "Where to listen. 0.0.0.0 is every address of this machine; behind a proxy on the same machine take 127.0.0.1.",
            text(1, 100));
    static final Setting<Integer> PORT =
            whole("port", 8080, "", 0, 65_535, "Where to listen; 0 takes a free one and says which.");
    static final Setting<Optional<String>> PUBLIC_URL = new Setting<>(
            "publicUrl",
            "",
            "",
            "http(s)://host[:port], or empty",
            "The address people type, for printed links. Empty: http(s)://localhost:port.",
            publicUrl());
    static final Setting<Transport> TRANSPORT = oneOf(
            "transport",
            Transport.AUTO,
            Transport.class,
            "How to talk to the kernel; auto takes the best that works here, which is epoll, and io_uring to make many calls with one.");
    static final Setting<Integer> EVENT_LOOPS =
            whole("eventLoops", 0, "threads", 0, 256, "Network threads; 0: one a processor.");
    static final Setting<List<AddressRange>> TRUSTED_PROXIES = new Setting<>(
            "trustedProxies",
            "[]",
            "",
            "addresses, or ranges such as 10.0.0.0/8",
            "Proxies whose X-Forwarded-For and X-Forwarded-Proto are believed.",
            addresses());
    static final Setting<List<String>> ALLOWED_ORIGINS = new Setting<>(
            "allowedOrigins",
            "[]",
            "",
            "origins such as https://town.example",
            "Pages elsewhere that may open connections to this server. Its own always may.",
            origins());
    static final Setting<Integer> DRAIN_SECONDS = whole(
            "drainSeconds",
            10,
            "s",
            0,
            300,
            "How long people get to leave after SIGTERM before connections are closed.");
    static final Setting<Boolean> DEMO = yesNo("demo", true, "Whether the demo event is open.");
    static final Setting<Path> DATA = new Setting<>(
            "data", "data", "", "a folder, made when missing", "Where everything that is kept lies.", folder());
    static final Setting<Path> EVENTS = new Setting<>(
            "events",
            "events",
            "",
            "a folder",
            "Your events: one folder each, with an event.yaml (docs/events.md).",
            existingFolder("events"));

    static final Setting<Optional<Path>> TLS_CERTIFICATE = new Setting<>(
            "tls.certificate",
            "",
            "",
            "a readable PEM file, or empty",
            "Certificate chain. Together with the key: HTTPS on the port. Empty: HTTP.",
            existingFile());
    static final Setting<Optional<Path>> TLS_KEY = new Setting<>(
            "tls.key",
            "",
            "",
            "a readable PEM file (PKCS 8), or empty",
            "Private key of the certificate.",
            existingFile());

    static final Setting<Integer> CONNECTIONS = whole(
            "limits.connections",
            12_000,
            "connections",
            1,
            1_000_000,
            "Most connections at a time; each needs a file descriptor.");
    static final Setting<Integer> CONNECTIONS_PER_ADDRESS = whole(
            "limits.connectionsPerAddress",
            400,
            "connections",
            1,
            1_000_000,
            "Most connections from one address: a town hall or a school may share one.");
    static final Setting<Integer> ENTRANCES_PER_MINUTE = whole(
            "limits.entrancesPerMinutePerAddress",
            600,
            "a minute",
            1,
            1_000_000,
            "Most attempts to come in, from one address.");
    static final Setting<Integer> REQUESTS_PER_MINUTE = whole(
            "limits.requestsPerMinutePerAddress",
            1_200,
            "a minute",
            1,
            10_000_000,
            "Most requests to /api, from one address.");
    static final Setting<Integer> MESSAGES_PER_SECOND = whole(
            "limits.messagesPerSecond", 30, "a second", 10, 10_000, "Most messages on one connection in the long run.");
    static final Setting<Integer> MESSAGES_BURST =
            whole("limits.messagesBurst", 90, "messages", 10, 100_000, "Most messages on one connection at once.");
    static final Setting<Integer> FRAME_BYTES =
            whole("limits.frameBytes", 16_384, "bytes", 4_096, 65_535, "Largest message that a client may send.");
    static final Setting<Integer> OUTBOX_BYTES = whole(
            "limits.outboxBytes",
            1_048_576,
            "bytes",
            65_536,
            67_108_864,
            "What may wait for a slow reader, beside positions, before the connection is closed.");
    static final Setting<Integer> HELLO_SECONDS =
            whole("limits.helloSeconds", 10, "s", 1, 300, "How long a new connection may take to say who it is.");
    static final Setting<Integer> REQUEST_SECONDS =
            whole("limits.requestSeconds", 10, "s", 1, 300, "How long a request may take until it is here as a whole.");
    static final Setting<Integer> IDLE_SECONDS =
            whole("limits.idleSeconds", 60, "s", 1, 3_600, "A connection silent for so long is taken for lost.");
    static final Setting<Integer> TEXT_LENGTH =
            whole("limits.textLength", 1_000, "characters", 1, 4_000, "Longest chat message.");
    static final Setting<Integer> NAME_LENGTH = whole("limits.nameLength", 40, "characters", 1, 100, "Longest name.");

    static final Setting<Integer> STEP_MILLIS =
            whole("room.stepMillis", 50, "ms", 10, 1_000, "How often positions are sent in a room.");
    static final Setting<Integer> STEP_MILLIS_LARGE =
            whole("room.stepMillisLarge", 100, "ms", 10, 1_000, "The same in a room with many people in it.");
    static final Setting<Integer> LARGE_FROM = whole("room.largeFrom", 200, "people", 1, 10_000, "How many are many.");
    static final Setting<Integer> WALK_SPEED =
            whole("room.walkSpeed", 180, "px/s", 20, 2_000, "How fast people walk (40 px are a metre).");
    static final Setting<Integer> RUN_SPEED =
            whole("room.runSpeed", 400, "px/s", 20, 4_000, "How fast people may run.");
    static final Setting<Integer> RESUME_SECONDS = whole(
            "room.resumeSeconds", 60, "s", 0, 600, "How long a place is kept for somebody whose connection was lost.");
    static final Setting<Integer> LARGEST_VIEW =
            whole("room.largestView", 2_600, "px", 640, 16_000, "Most that somebody sees of a map, a side.");

    static final Setting<Integer> CHAT_BURST =
            whole("chat.burst", 5, "messages", 1, 100, "So many messages somebody may write at once.");
    static final Setting<Double> CHAT_PER_SECOND =
            fraction("chat.perSecond", 1, "a second", 0.1, 20, "And so many in the long run.");
    static final Setting<Integer> CHAT_PAGE =
            whole("chat.pageSize", 50, "messages", 10, 200, "How many older messages come at a time.");
    static final Setting<Integer> CHAT_QUEUE = whole(
            "chat.queueLength", 2_000, "messages", 10, 100_000, "So many may wait to be written; more are refused.");
    static final Setting<Integer> ROOM_DAYS =
            whole("chat.roomDays", 30, "days", 1, 3_650, "How long messages to a room or to everyone are kept.");
    static final Setting<Integer> DIRECT_DAYS =
            whole("chat.directDays", 30, "days", 1, 3_650, "How long direct messages are kept.");

    static final Setting<LogLevel> LOG_LEVEL =
            oneOf("logLevel", LogLevel.INFO, LogLevel.class, "How much is told on the console.");
    static final Setting<MetricsAccess> METRICS = oneOf(
            "metrics",
            MetricsAccess.TRUSTED,
            MetricsAccess.class,
            "Who may read /metrics; trusted: this machine and the trusted proxies' networks.");

    /** In the order of the documentation. */
    static final List<Setting<?>> ALL = List.of(
            BIND,
            PORT,
            PUBLIC_URL,
            TLS_CERTIFICATE,
            TLS_KEY,
            TRUSTED_PROXIES,
            ALLOWED_ORIGINS,
            TRANSPORT,
            EVENT_LOOPS,
            DRAIN_SECONDS,
            DATA,
            EVENTS,
            DEMO,
            LOG_LEVEL,
            METRICS,
            CHAT_BURST,
            CHAT_PER_SECOND,
            CHAT_PAGE,
            CHAT_QUEUE,
            ROOM_DAYS,
            DIRECT_DAYS,
            STEP_MILLIS,
            STEP_MILLIS_LARGE,
            LARGE_FROM,
            WALK_SPEED,
            RUN_SPEED,
            RESUME_SECONDS,
            LARGEST_VIEW,
            CONNECTIONS,
            CONNECTIONS_PER_ADDRESS,
            ENTRANCES_PER_MINUTE,
            REQUESTS_PER_MINUTE,
            MESSAGES_PER_SECOND,
            MESSAGES_BURST,
            FRAME_BYTES,
            OUTBOX_BYTES,
            HELLO_SECONDS,
            REQUEST_SECONDS,
            IDLE_SECONDS,
            TEXT_LENGTH,
            NAME_LENGTH);

    private SettingsTable() {}

    static String example() {
        StringBuilder out = new StringBuilder("""
                # Settings of Lichthof. Copy to lichthof.yaml; none of them has to be set. Those shown are the defaults.
                # Each can also be given in the environment; docs/operating.md has the names.
                """);
        String group = "";
        for (Setting<?> setting : ALL) {
            int dot = setting.name().indexOf('.');
            String of = dot < 0 ? "" : setting.name().substring(0, dot);
            String indent = of.isEmpty() ? "" : "  ";
            if (!of.equals(group)) {
                out.append(of.isEmpty() ? "\n" : "\n" + of + ":\n");
                group = of;
            }
            String unit = setting.unit().isEmpty() ? "" : " [" + setting.unit() + "]";
            String value = setting.standard().isEmpty() ? "" : " " + setting.standard();
            out.append(indent)
                    .append("# ")
                    .append(setting.description())
                    .append(unit)
                    .append('\n');
            out.append(indent)
                    .append('#')
                    .append(setting.name().substring(dot + 1))
                    .append(':')
                    .append(value)
                    .append('\n');
        }
        return out.toString();
    }
}
