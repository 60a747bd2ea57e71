package org.lichthof.gateway;

import static org.awaitility.Awaitility.await;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.lichthof.protocol.v1.CellWindow;
import org.lichthof.protocol.v1.Channel;
import org.lichthof.protocol.v1.ClientMessage;
import org.lichthof.protocol.v1.Gathering;
import org.lichthof.protocol.v1.Hello;
import org.lichthof.protocol.v1.Look;
import org.lichthof.protocol.v1.Person;
import org.lichthof.protocol.v1.RoomEntered;
import org.lichthof.protocol.v1.Say;
import org.lichthof.protocol.v1.ServerMessage;
import org.lichthof.protocol.v1.Walk;
import org.lichthof.protocol.v1.Welcome;
import org.lichthof.wire.CellMoves;
import org.lichthof.wire.MovementChunk;
import org.lichthof.world.Facing;

/**
 * A client as SPEC describes it, over a real socket: speaks the protocol and mirrors what it is told. For tests; everything
 * that waits gives up after ten seconds.
 */
final class LichthofClient implements AutoCloseable {
    static final Duration PATIENCE = Duration.ofSeconds(10);

    /** Where somebody is, as seen by this client. */
    record Seen(int cell, int x, int y, Facing facing, boolean moving) {}

    private final WebSocket socket;
    private final List<ServerMessage> received = new ArrayList<>();
    private final Map<Integer, Seen> seen = new TreeMap<>();
    private final Map<Integer, Gathering> gatherings = new TreeMap<>();
    private final Map<Integer, Person> people = new TreeMap<>();
    private @Nullable CellWindow window;
    private @Nullable Welcome welcome;
    private @Nullable RoomEntered room;
    private int epoch;
    private boolean isClosed;
    private String resumeTicket = "";

    private LichthofClient(HttpClient http, URI uri, String origin) {
        var builder = http.newWebSocketBuilder().subprotocols("lichthof.v1");
        if (!origin.isEmpty()) {
            builder.header("Origin", origin);
        }
        this.socket = builder.buildAsync(uri, new Ears()).join();
    }

    static LichthofClient connect(int port) {
        return connect(port, "");
    }

    static LichthofClient connect(int port, String origin) {
        return new LichthofClient(HttpClient.newHttpClient(), URI.create("ws://127.0.0.1:" + port + "/ws"), origin);
    }

    /** One of many that share what a crowd of test clients can share. */
    static LichthofClient enter(HttpClient shared, int port, String name) {
        var client = new LichthofClient(shared, URI.create("ws://127.0.0.1:" + port + "/ws"), "");
        client.send(ClientMessage.newBuilder().setHello(hello(name)));
        client.awaitMessage("a welcome", ServerMessage::hasWelcome);
        return client;
    }

    /** By TLS, as this browser trusts it. */
    static LichthofClient connectSecurely(HttpClient browser, int port) {
        return new LichthofClient(browser, URI.create("wss://localhost:" + port + "/ws"), "");
    }

    static Hello.Builder hello(String name) {
        return Hello.newBuilder()
                .setVersion(1)
                .setOldestVersion(1)
                .setEvent("demo")
                .setName(name)
                .setLanguage("en")
                .setView(Look.newBuilder().setWidth(1280).setHeight(720))
                .setClient("test");
    }

    /** Comes in and waits for the welcome. */
    static LichthofClient enter(int port, String name) {
        return enter(port, hello(name));
    }

    static LichthofClient enter(int port, Hello.Builder hello) {
        var client = connect(port);
        client.send(ClientMessage.newBuilder().setHello(hello));
        client.awaitMessage("a welcome", ServerMessage::hasWelcome);
        return client;
    }

    // Saying.

    LichthofClient send(ClientMessage.Builder message) {
        return send(message.build().toByteArray());
    }

    LichthofClient send(byte[] payload) {
        socket.sendBinary(ByteBuffer.wrap(payload), true).join();
        return this;
    }

    LichthofClient sendText(String text) {
        socket.sendText(text, true).join();
        return this;
    }

    LichthofClient stand(int x, int y) {
        return send(ClientMessage.newBuilder()
                .setWalk(Walk.newBuilder().setX(x).setY(y).setEpoch(epoch())));
    }

    /** To this spot in steps that a walking person could take. */
    LichthofClient walk(int x, int y) {
        int fromX = entered().getX();
        int fromY = entered().getY();
        return send(ClientMessage.newBuilder()
                .setWalk(Walk.newBuilder()
                        .setX(fromX + x)
                        .setY(fromY + y)
                        .setMoving(true)
                        .setEpoch(epoch())));
    }

    LichthofClient sayNearby(String ref, String text) {
        return say(ref, Channel.newBuilder().setNearby(Channel.Nearby.getDefaultInstance()), text);
    }

    LichthofClient sayRoom(String ref, String text) {
        return say(ref, Channel.newBuilder().setRoom(Channel.WholeRoom.getDefaultInstance()), text);
    }

    LichthofClient say(String ref, Channel.Builder to, String text) {
        return send(ClientMessage.newBuilder()
                .setSay(Say.newBuilder().setClientRef(ref).setChannel(to).setText(text)));
    }

    // Knowing.

    Welcome welcomed() {
        synchronized (received) {
            return java.util.Objects.requireNonNull(welcome, "was not welcomed");
        }
    }

    RoomEntered entered() {
        synchronized (received) {
            return java.util.Objects.requireNonNull(room, "is in no room");
        }
    }

    int you() {
        return entered().getYou();
    }

    int epoch() {
        synchronized (received) {
            return epoch;
        }
    }

    String resumeTicket() {
        synchronized (received) {
            return resumeTicket;
        }
    }

    @Nullable
    Seen seen(int person) {
        synchronized (received) {
            return seen.get(person);
        }
    }

    Map<Integer, Gathering> gatherings() {
        synchronized (received) {
            return new TreeMap<>(gatherings);
        }
    }

    @Nullable
    Person person(int id) {
        synchronized (received) {
            return people.get(id);
        }
    }

    @Nullable
    CellWindow window() {
        synchronized (received) {
            return window;
        }
    }

    List<ServerMessage> all() {
        synchronized (received) {
            return List.copyOf(received);
        }
    }

    boolean isClosed() {
        synchronized (received) {
            return isClosed;
        }
    }

    ServerMessage awaitMessage(String what, Predicate<ServerMessage> which) {
        await(what).atMost(PATIENCE).until(() -> all().stream().anyMatch(which));
        return all().stream().filter(which).findFirst().orElseThrow();
    }

    <T> T awaitSome(String what, Function<LichthofClient, @Nullable T> ask) {
        await(what).atMost(PATIENCE).until(() -> ask.apply(this) != null);
        return java.util.Objects.requireNonNull(ask.apply(this));
    }

    void awaitTrue(String what, Predicate<LichthofClient> holds) {
        await(what).atMost(PATIENCE).until(() -> holds.test(this));
    }

    /** Everything that the server was told before is done, and what came of it has arrived. */
    LichthofClient settle() {
        long mark = System.nanoTime();
        send(ClientMessage.newBuilder()
                .setPing(org.lichthof.protocol.v1.Ping.newBuilder().setClientTime(mark)));
        awaitMessage(
                "an answer", message -> message.hasPong() && message.getPong().getClientTime() == mark);
        return this;
    }

    /** Breaks off without a word. */
    void breakOff() {
        socket.abort();
    }

    @Override
    public void close() {
        socket.abort();
    }

    // Hearing.

    private void take(byte[] bytes) throws InvalidProtocolBufferException {
        ServerMessage message = ServerMessage.parseFrom(bytes);
        synchronized (received) {
            received.add(message);
            mirror(message);
        }
    }

    private void mirror(ServerMessage message) {
        if (message.hasWelcome()) {
            welcome = message.getWelcome();
            entered(welcome.getRoom());
        }
        if (message.hasRoomEntered()) {
            entered(message.getRoomEntered());
        }
        if (message.hasPlaced()) {
            epoch = message.getPlaced().getEpoch();
        }
        if (message.hasResumeTicket()) {
            resumeTicket = message.getResumeTicket().getTicket();
        }
        if (message.hasWindow()) {
            window = message.getWindow();
            if (window.getReset()) {
                seen.clear();
                gatherings.clear();
            } else {
                seen.values().removeIf(who -> !isInWindow(who.cell));
            }
        }
        message.getMovesList().forEach(this::move);
        message.getGatheringsList().forEach(gathering -> {
            if (gathering.getMembersCount() + gathering.getListenersCount() == 0) {
                gatherings.remove(gathering.getConversation());
            } else {
                gatherings.put(gathering.getConversation(), gathering);
            }
        });
        message.getPeopleList().forEach(person -> people.put(person.getId(), person));
        message.getGoneList().forEach(person -> {
            seen.remove(person);
            people.remove(person);
        });
    }

    private void entered(RoomEntered entered) {
        room = entered;
        epoch = entered.getEpoch();
        resumeTicket = entered.getResumeTicket();
        seen.clear();
        gatherings.clear();
        people.clear();
    }

    private boolean isInWindow(int cell) {
        int columns = entered().getCellColumns();
        CellWindow now = java.util.Objects.requireNonNull(window);
        int column = cell % columns;
        int row = cell / columns;
        return column >= now.getX0() && column <= now.getX1() && row >= now.getY0() && row <= now.getY1();
    }

    /** SPEC, W5 to W7. */
    private void move(ByteString chunk) {
        var entered = entered();
        MovementChunk.read(chunk, (cell, person, bits) -> {
            if (bits == CellMoves.GONE) {
                Seen known = seen.get(person);
                if (known != null && known.cell == cell) {
                    seen.remove(person);
                }
                return;
            }
            int left = cell % entered.getCellColumns() * entered.getCellWidth();
            int top = cell / entered.getCellColumns() * entered.getCellHeight();
            seen.put(
                    person,
                    new Seen(
                            cell,
                            left + (bits & 1023),
                            top + (bits >> 10 & 1023),
                            Facing.of(bits >> 20 & 7),
                            bits >> 23 == 1));
        });
    }

    private final class Ears implements WebSocket.Listener {
        private final ByteArrayOutputStream parts = new ByteArrayOutputStream();

        @Override
        public @Nullable CompletionStage<?> onBinary(WebSocket from, ByteBuffer part, boolean last) {
            byte[] bytes = new byte[part.remaining()];
            part.get(bytes);
            parts.writeBytes(bytes);
            if (last) {
                try {
                    take(parts.toByteArray());
                } catch (InvalidProtocolBufferException e) {
                    throw new IllegalStateException("the server sent what is no ServerMessage", e);
                }
                parts.reset();
            }
            from.request(1);
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onClose(WebSocket from, int status, String reason) {
            closed();
            return null;
        }

        @Override
        public void onError(WebSocket from, Throwable error) {
            closed();
        }

        private void closed() {
            synchronized (received) {
                isClosed = true;
            }
        }
    }
}
