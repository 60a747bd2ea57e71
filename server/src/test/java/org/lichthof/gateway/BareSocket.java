package org.lichthof.gateway;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.lichthof.protocol.v1.ClientMessage;
import org.lichthof.protocol.v1.ServerMessage;
import org.lichthof.wire.WebSocketFrames;

/** A connection that does what no browser would: sends byte by byte, answers nothing, reads nothing. */
final class BareSocket implements AutoCloseable {
    /** Of no key in particular; any 16 bytes do. */
    private static final String UPGRADE = "GET /ws HTTP/1.1\r\nhost: x\r\nupgrade: websocket\r\nconnection: Upgrade\r\n"
            + "sec-websocket-version: 13\r\nsec-websocket-key: AAAAAAAAAAAAAAAAAAAAAA==\r\n";

    record Frame(int opcode, byte[] payload) {
        /** Of a close frame. */
        int status() {
            return (payload[0] & 0xff) << 8 | payload[1] & 0xff;
        }

        ServerMessage message() throws IOException {
            return ServerMessage.parseFrom(payload);
        }
    }

    private final Socket socket = new Socket();
    private final DataInputStream in;

    /** @param receiveBuffer bytes that the kernel is to keep for us; 0: as usual */
    BareSocket(int port, int receiveBuffer) throws IOException {
        if (receiveBuffer > 0) {
            socket.setReceiveBufferSize(receiveBuffer);
        }
        socket.setTcpNoDelay(true);
        socket.setSoTimeout((int) LichthofClient.PATIENCE.toMillis());
        socket.connect(new InetSocketAddress("127.0.0.1", port));
        in = new DataInputStream(socket.getInputStream());
    }

    static BareSocket webSocket(int port) throws IOException {
        return webSocket(port, 0);
    }

    static BareSocket webSocket(int port, int receiveBuffer) throws IOException {
        return webSocket(port, receiveBuffer, "");
    }

    /** @param forwardedFor what a proxy would say; empty: nothing */
    static BareSocket webSocket(int port, int receiveBuffer, String forwardedFor) throws IOException {
        var bare = new BareSocket(port, receiveBuffer);
        String told = forwardedFor.isEmpty() ? "" : "x-forwarded-for: " + forwardedFor + "\r\n";
        bare.write((UPGRADE + told + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
        var head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            head.append((char) bare.in.readUnsignedByte());
        }
        if (!head.toString().startsWith("HTTP/1.1 101")) {
            throw new IOException("no upgrade: " + head);
        }
        return bare;
    }

    static byte[] hello(String name) {
        return payload(ClientMessage.newBuilder().setHello(LichthofClient.hello(name)));
    }

    static byte[] payload(ClientMessage.Builder message) {
        return message.build().toByteArray();
    }

    BareSocket write(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
        return this;
    }

    BareSocket send(byte[] payload) throws IOException {
        return write(MaskedFrame.of(MaskedFrame.FINAL | WebSocketFrames.BINARY, payload));
    }

    /** Of an HTTP answer. */
    String readLine() throws IOException {
        var line = new StringBuilder();
        for (int b = in.read(); b >= 0 && b != '\n'; b = in.read()) {
            line.append((char) b);
        }
        return line.toString().strip();
    }

    /** @throws EOFException at the end */
    Frame read() throws IOException {
        int opcode = in.readUnsignedByte() & 0x0f;
        int length = in.readUnsignedByte();
        if (length == 126) {
            length = in.readUnsignedShort();
        } else if (length == 127) {
            length = Math.toIntExact(in.readLong());
        }
        byte[] payload = new byte[length];
        in.readFully(payload);
        return new Frame(opcode, payload);
    }

    /** The next frame that is one of these; others are passed over. */
    Frame readUntil(java.util.function.Predicate<Frame> wanted) throws IOException {
        while (true) {
            Frame frame = read();
            if (wanted.test(frame)) {
                return frame;
            }
        }
    }

    /** Whether the other side has closed; waits for so long at most. What it wrote is passed over. */
    boolean endsWithin(Duration patience) throws IOException {
        socket.setSoTimeout((int) patience.toMillis());
        try {
            while (in.read() >= 0) {
                // last words
            }
            return true;
        } catch (SocketTimeoutException e) {
            return false;
        } catch (IOException e) {
            return true; // reset
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
