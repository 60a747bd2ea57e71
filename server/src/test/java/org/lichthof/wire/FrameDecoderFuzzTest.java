package org.lichthof.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.fail;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lichthof.world.PersonId;

/** Any bytes give a message or a refusal, never anything else; and both ways of reading agree. */
class FrameDecoderFuzzTest {
    private static final PersonId ME = new PersonId(1);

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 20261123})
    void anyBytesGiveAMessageOrARefusal(long seed) {
        var random = new SplittableRandom(seed);
        for (int i = 0; i < 20_000; i++) {
            byte[] bytes = new byte[random.nextInt(1 << random.nextInt(9))];
            random.nextBytes(bytes);
            check(seed, bytes);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 20261123})
    void damagedMessagesGiveAMessageOrARefusal(long seed) {
        var random = new SplittableRandom(seed);
        var whole = GoldenFrames.fromClients().stream()
                .map(GoldenFrames.Golden::payload)
                .toList();
        for (int i = 0; i < 40_000; i++) {
            byte[] bytes = whole.get(random.nextInt(whole.size())).clone();
            for (int hits = random.nextInt(4); hits >= 0 && bytes.length > 0; hits--) {
                int at = random.nextInt(bytes.length);
                switch (random.nextInt(4)) {
                    case 0 -> bytes[at] = (byte) random.nextInt();
                    case 1 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
                    case 2 -> bytes = Arrays.copyOf(bytes, at);
                    default -> {
                        byte[] longer = Arrays.copyOf(bytes, bytes.length + random.nextInt(6));
                        System.arraycopy(bytes, at, longer, longer.length - (bytes.length - at), bytes.length - at);
                        bytes = longer;
                    }
                }
            }
            check(seed, bytes);
        }
    }

    private static void check(long seed, byte[] bytes) {
        try {
            ByteBuf frame = Unpooled.wrappedBuffer(bytes);
            assertNotNull(FrameDecoder.decodeFirst(frame));
            assertEquals(FrameDecoder.decodeParsed(frame, ME), FrameDecoder.decode(frame, ME));
            assertEquals(bytes.length, frame.readableBytes(), "the reader index stays");
        } catch (RuntimeException | Error e) {
            fail("seed " + seed + ", bytes " + HexFormat.of().formatHex(bytes), e);
        }
    }
}
