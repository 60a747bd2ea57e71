package org.lichthof.gateway;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpResponseStatus;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/**
 * Turns an HTTP connection into a WebSocket (RFC 6455, section 4.2): checks who asks from where, answers the handshake, takes
 * the HTTP handlers out of the pipeline and seats a session. The connection's event loop.
 */
final class WebSocketUpgrade {
    static final String SUBPROTOCOL = "lichthof.v1";
    private static final String GUID = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

    /** What came of it. */
    sealed interface Outcome {
        record Done() implements Outcome {}

        record No(HttpResponseStatus status, String why) implements Outcome {}
    }

    /** Makes the session of a new connection. */
    interface Seating {
        FrameReader.Listener seat(Line line, String clientAddress);
    }

    private final Origins origins;
    private final AddressLimits limits;
    private final Transport transport;
    private final Seating seating;
    private final int frameBytes;
    private final java.util.function.BooleanSupplier isOpen;

    WebSocketUpgrade(
            Origins origins,
            AddressLimits limits,
            Transport transport,
            Seating seating,
            int frameBytes,
            java.util.function.BooleanSupplier isOpen) {
        this.origins = origins;
        this.limits = limits;
        this.transport = transport;
        this.seating = seating;
        this.frameBytes = frameBytes;
        this.isOpen = isOpen;
    }

    Outcome tryIt(
            ChannelHandlerContext context, FullHttpRequest request, String client, String host, boolean isSecure) {
        HttpHeaders headers = request.headers();
        String key = headers.get("sec-websocket-key");
        boolean isHandshake = request.method().equals(HttpMethod.GET)
                && "websocket".equalsIgnoreCase(headers.get("upgrade"))
                && key != null
                && "13".equals(headers.get("sec-websocket-version"));
        if (key == null || !isHandshake) {
            return new Outcome.No(
                    HttpResponseStatus.UPGRADE_REQUIRED,
                    "This is a WebSocket, version 13, subprotocol " + SUBPROTOCOL + ".");
        }
        if (!origins.admits(headers.get("origin"), host)) {
            return new Outcome.No(
                    HttpResponseStatus.FORBIDDEN, "Pages of this origin may not connect; the operator can allow it.");
        }
        if (!isOpen.getAsBoolean()) {
            return new Outcome.No(
                    HttpResponseStatus.SERVICE_UNAVAILABLE, "The server is closing. Come back in a moment.");
        }
        if (!limits.connected(client)) {
            return new Outcome.No(
                    HttpResponseStatus.TOO_MANY_REQUESTS, "There are too many connections from this address.");
        }
        Channel channel = context.channel();
        channel.closeFuture().addListener(_ -> limits.disconnected(client));
        boolean names = headers.getAll("sec-websocket-protocol").stream()
                .flatMap(line -> java.util.stream.Stream.of(line.split(",")))
                .anyMatch(name -> name.strip().equals(SUBPROTOCOL));
        answer(channel, key, names, isSecure);
        ChannelLine line = transport.line(channel);
        FrameReader.Listener session = seating.seat(line, client);
        line.listen(new FrameReader(frameBytes, line, session));
        FrontPipeline.becomeWebSocket(channel.pipeline(), line);
        transport.unsentLimit().ifPresent(option -> channel.config().setOption(option, Transport.UNSENT_BYTES));
        return new Outcome.Done();
    }

    /** Written past the HTTP encoder: that one is on its way out. */
    private static void answer(Channel channel, String key, boolean namesProtocol, boolean isSecure) {
        String head =
                "HTTP/1.1 101 Switching Protocols\r\nupgrade: websocket\r\nconnection: Upgrade\r\nsec-websocket-accept: "
                        + accept(key)
                        + "\r\n"
                        + (namesProtocol ? "sec-websocket-protocol: " + SUBPROTOCOL + "\r\n" : "")
                        + (isSecure ? "strict-transport-security: max-age=31536000\r\n" : "")
                        + "\r\n";
        ByteBuf bytes = channel.alloc().directBuffer(head.length());
        bytes.writeCharSequence(head, StandardCharsets.ISO_8859_1);
        FrontPipeline.beneathHttp(channel.pipeline()).writeAndFlush(bytes);
    }

    static String accept(String key) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-1")
                    .digest((key.strip() + GUID).getBytes(StandardCharsets.ISO_8859_1));
            return Base64.getEncoder().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-1", e);
        }
    }
}
