package org.lichthof.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.channel.embedded.EmbeddedChannel;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lichthof.wire.WebSocketFrames;

/** RFC 6455, the server's side: any bytes, however they are cut, give messages or an end, and nothing else. */
class FrameReaderTest {
    private static final int LARGEST = 1_000;
    private static final int BINARY = WebSocketFrames.BINARY;
    private static final int LAST = MaskedFrame.FINAL;

    /** What its owner heard, one line each. */
    private static final class Heard implements FrameReader.Listener {
        final List<String> lines = new ArrayList<>();

        @Override
        public int touch() {
            return 0;
        }

        @Override
        public void message(ByteBuf payload) {
            lines.add("message " + ByteBufUtil.hexDump(payload));
        }

        @Override
        public void alive() {
            lines.add("alive");
        }

        @Override
        public void broken(int status) {
            lines.add("broken " + status);
        }

        @Override
        public void closed() {}

        @Override
        public void writabilityChanged() {}
    }

    private final Heard heard = new Heard();
    private final EmbeddedChannel channel = new EmbeddedChannel();

    FrameReaderTest() {
        var line = new ChannelLine(channel);
        line.listen(new FrameReader(LARGEST, line, heard));
        channel.pipeline().addLast(line);
    }

    private List<String> hear(byte[]... frames) {
        for (byte[] frame : frames) {
            channel.writeInbound(Unpooled.wrappedBuffer(frame));
        }
        return heard.lines;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String message(String text) {
        return "message " + HexFormat.of().formatHex(bytes(text));
    }

    @Test
    void fragmentsAreOneMessageAndControlFramesMayComeBetween() {
        hear(
                MaskedFrame.of(BINARY, bytes("one ")),
                MaskedFrame.of(LAST | WebSocketFrames.PING, bytes("there?")),
                MaskedFrame.of(0, bytes("two ")),
                MaskedFrame.of(LAST | WebSocketFrames.PONG, bytes("")),
                MaskedFrame.of(LAST, bytes("three")));
        assertEquals(List.of("alive", "alive", message("one two three")), heard.lines);
        ByteBuf pong = channel.readOutbound();
        assertEquals("8a067468657265" + "3f", ByteBufUtil.hexDump(pong));
        pong.release();
    }

    @Test
    void severalFramesInOneReadAreSeveralMessages() {
        var all = new ByteArrayOutputStream();
        all.writeBytes(MaskedFrame.of(LAST | BINARY, bytes("a")));
        all.writeBytes(MaskedFrame.of(LAST | BINARY, new byte[0]));
        all.writeBytes(MaskedFrame.of(LAST | BINARY, bytes("b")));
        assertEquals(List.of(message("a"), "message ", message("b")), hear(all.toByteArray()));
    }

    @Test
    void l1WhatBreaksTheRulesEndsWithTheStatusForIt() {
        assertEnd(1002, new byte[] {(byte) (LAST | BINARY), 1, 7}, "not masked");
        assertEnd(1002, MaskedFrame.of(LAST | 0x40 | BINARY, bytes("x")), "an extension");
        assertEnd(1002, MaskedFrame.of(LAST, bytes("x")), "the rest of nothing");
        assertEnd(1002, MaskedFrame.of(LAST | 3, bytes("x")), "an unknown opcode");
        assertEnd(1002, MaskedFrame.of(WebSocketFrames.PING, bytes("x")), "a ping in fragments");
        assertEnd(1002, MaskedFrame.of(LAST | WebSocketFrames.PING, new byte[126]), "a long ping");
        assertEnd(1003, MaskedFrame.of(LAST | 1, bytes("text")), "text");
        assertEnd(1009, MaskedFrame.of(LAST | BINARY, new byte[LARGEST + 1]), "too large");
        assertEnd(1009, MaskedFrame.of(LAST | BINARY, new byte[65_536]), "far too large");
        assertEnd(1000, MaskedFrame.of(LAST | WebSocketFrames.CLOSE, new byte[] {3, (byte) 0xe8}), "a goodbye");
    }

    private static void assertEnd(int status, byte[] frame, String what) {
        var scene = new FrameReaderTest();
        scene.hear(frame, MaskedFrame.of(LAST | BINARY, bytes("ignored")));
        assertEquals(List.of("broken " + status), scene.heard.lines, what);
    }

    @Test
    void fragmentsTogetherAreNoLargerThanAMessage() {
        hear(
                MaskedFrame.of(BINARY, new byte[LARGEST - 1]),
                MaskedFrame.of(0, new byte[1]),
                MaskedFrame.of(LAST, new byte[1]));
        assertEquals(List.of("broken 1009"), heard.lines);
    }

    @Test
    void aNewMessageInTheMiddleOfAnotherIsAnError() {
        hear(MaskedFrame.of(BINARY, bytes("a")), MaskedFrame.of(LAST | BINARY, bytes("b")));
        assertEquals(List.of("broken 1002"), heard.lines);
    }

    @Test
    void theSizeIsJudgedByTheHeaderBeforeTheRestIsWaitedFor() {
        byte[] large = MaskedFrame.of(LAST | BINARY, new byte[LARGEST + 1]);
        assertEquals(List.of("broken 1009"), hear(java.util.Arrays.copyOf(large, 8)));
    }

    @Test
    void whoAsksAndDoesNotReadIsNotAnswered() {
        channel.config().setWriteBufferWaterMark(new WriteBufferWaterMark(1, 2));
        channel.write(Unpooled.wrappedBuffer(new byte[100])); // not flushed: it waits
        assertEquals(List.of("alive"), hear(MaskedFrame.of(LAST | WebSocketFrames.PING, bytes("x"))));
        channel.flush();
        ByteBuf waited = channel.readOutbound();
        assertNotNull(waited);
        waited.release();
        assertNull(channel.readOutbound(), "no pong");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 20261123})
    void anyBytesInAnySplittingGiveMessagesOrAnEnd(long seed) {
        var random = new SplittableRandom(seed);
        for (int round = 0; round < 3_000; round++) {
            byte[] stream = round % 3 == 0 ? noise(random) : frames(random, round % 3 == 1);
            try {
                List<String> whole = read(new byte[][] {stream});
                assertEquals(whole, read(cut(stream, random)), "however it is cut");
                long ends = whole.stream().filter(l -> l.startsWith("broken")).count();
                assertTrue(
                        ends == 0 || (ends == 1 && whole.getLast().startsWith("broken")),
                        "the end is the end: " + whole);
                assertTrue(whole.stream().allMatch(l -> l.length() <= 2 * LARGEST + "message ".length()));
            } catch (RuntimeException | Error e) {
                fail(
                        "seed " + seed + ", round " + round + ", bytes "
                                + HexFormat.of().formatHex(stream),
                        e);
            }
        }
    }

    /** What is heard of these reads; every buffer is given back. */
    private static List<String> read(byte[][] parts) {
        var scene = new FrameReaderTest();
        var buffers = new ArrayList<ByteBuf>();
        for (byte[] part : parts) {
            ByteBuf buffer = scene.channel.alloc().buffer(part.length + 16).writeBytes(part);
            buffers.add(buffer);
            scene.channel.writeInbound(buffer);
        }
        assertTrue(scene.channel.isOpen(), "nothing was thrown");
        assertNull(scene.channel.readInbound(), "nothing is passed on");
        scene.channel.finishAndReleaseAll();
        buffers.forEach(buffer -> assertEquals(0, buffer.refCnt()));
        return scene.heard.lines;
    }

    private static byte[] noise(SplittableRandom random) {
        byte[] bytes = new byte[random.nextInt(1, 200)];
        random.nextBytes(bytes);
        return bytes;
    }

    private static byte[] frames(SplittableRandom random, boolean damaged) {
        int[] openings = {LAST | BINARY, LAST | BINARY, LAST | 9, LAST | 10, BINARY, 0, LAST, LAST | 8};
        var out = new ByteArrayOutputStream();
        for (int n = random.nextInt(1, 8); n > 0; n--) {
            byte[] payload = new byte[random.nextInt(random.nextInt(4) == 0 ? LARGEST : 60)];
            random.nextBytes(payload);
            out.writeBytes(MaskedFrame.of(openings[random.nextInt(openings.length)], payload, random.nextInt()));
        }
        byte[] bytes = out.toByteArray();
        if (damaged) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
        }
        return bytes;
    }

    private static byte[][] cut(byte[] stream, SplittableRandom random) {
        var parts = new ArrayList<byte[]>();
        int most = random.nextInt(4) == 0 ? 1 : random.nextInt(1, stream.length + 1);
        for (int at = 0; at < stream.length; ) {
            int to = Math.min(stream.length, at + random.nextInt(1, most + 1));
            parts.add(java.util.Arrays.copyOfRange(stream, at, to));
            at = to;
        }
        return parts.toArray(byte[][]::new);
    }
}
