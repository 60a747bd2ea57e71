package org.lichthof.uring;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.unix.DomainSocketAddress;
import io.netty.channel.unix.Socket;
import java.io.IOException;
import java.nio.file.Path;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a ring promises, with pairs of sockets of this machine; skipped where the kernel lets nobody have one. */
class RingTest {
    private static final int CAPACITY = 8;
    private static final int PAIRS = 5;

    private final Socket[] near = new Socket[PAIRS];
    private final Socket[] far = new Socket[PAIRS];
    private final ByteBuf out = Unpooled.directBuffer(1 << 20);
    private final ByteBuf in = Unpooled.directBuffer(CAPACITY * 64).writeZero(CAPACITY * 64);
    private Ring ring;

    @BeforeEach
    void open(@TempDir Path folder) throws IOException {
        assumeTrue(Ring.whyNot().isEmpty(), () -> Ring.whyNot().orElse(""));
        ring = Ring.open(CAPACITY);
        Socket door = Socket.newSocketDomain();
        var address = new DomainSocketAddress(folder.resolve("door").toString());
        door.bind(address);
        door.listen(PAIRS);
        for (int i = 0; i < PAIRS; i++) {
            near[i] = Socket.newSocketDomain();
            near[i].connect(address);
            far[i] = new Socket(door.accept(new byte[128]));
        }
        door.close();
    }

    @AfterEach
    void close() throws IOException {
        if (ring == null) {
            return;
        }
        ring.close();
        out.release();
        in.release();
        for (int i = 0; i < PAIRS; i++) {
            near[i].close();
            far[i].close();
        }
    }

    private int send(int pair, int from, int length) {
        return ring.send(near[pair].intValue(), out.memoryAddress() + from, length);
    }

    private int receive(int pair, int slot) {
        return ring.receive(far[pair].intValue(), in.memoryAddress() + slot * 64L, 64);
    }

    @Test
    void whatIsOnTheListIsDoneInItsOrderAndEachHasItsResult() {
        out.writeBytes(new byte[] {1, 2, 3, 4, 5, 6});
        int first = send(0, 0, 2);
        int second = send(1, 2, 1);
        int third = send(0, 3, 3);
        int read = receive(0, 4);
        assertEquals(4, ring.count());
        ring.make();
        assertEquals(0, ring.count());
        assertEquals(2, ring.result(first));
        assertEquals(1, ring.result(second));
        assertEquals(3, ring.result(third));
        assertEquals(5, ring.result(read));
        byte[] came = new byte[5];
        in.getBytes(4 * 64, came);
        assertArrayEquals(new byte[] {1, 2, 4, 5, 6}, came);
    }

    @Test
    void nothingWaits() {
        int read = receive(0, 0);
        ring.make();
        assertEquals(Ring.TRY_AGAIN, ring.result(read), "nothing has come");
        out.writeZero(1 << 20);
        int much = send(0, 0, 1 << 20);
        int more = send(0, 0, 1 << 20);
        int others = send(1, 0, 10);
        ring.make();
        assertTrue(ring.result(much) > 0 && ring.result(much) < 1 << 20, "a part: " + ring.result(much));
        assertEquals(Ring.TRY_AGAIN, ring.result(more));
        assertEquals(10, ring.result(others), "who can take something is not kept from it");
    }

    @Test
    void theEndIsNothingAndABrokenLineAnError() throws IOException {
        near[0].close();
        far[1].close();
        out.writeZero(10);
        int end = receive(0, 0);
        int broken = send(1, 0, 10);
        int fine = send(2, 0, 10);
        ring.make();
        assertEquals(0, ring.result(end));
        assertTrue(ring.result(broken) < 0 && ring.result(broken) != Ring.TRY_AGAIN, "is " + ring.result(broken));
        assertEquals(10, ring.result(fine));
        assertFalse(ring.isBroken());
    }

    @Test
    void aRingThatTheKernelDoesNotKnowAnyMoreSaysThatNothingIsKnownOfItsCalls() throws IOException {
        out.writeZero(10);
        assertTrue(TakenAway.allRings() > 0);
        int send = send(0, 0, 10);
        int read = receive(0, 0);
        ring.make();
        assertTrue(ring.isBroken());
        assertEquals(Ring.NOT_MADE, ring.result(send));
        assertEquals(Ring.NOT_MADE, ring.result(read));
        assertEquals(0, ring.count());
    }

    @Test
    void whatIsStruckIsNotDone() {
        out.writeBytes(new byte[] {1, 2, 3});
        send(0, 0, 1);
        ring.strike(send(0, 1, 1));
        send(0, 2, 1);
        ring.make();
        int read = receive(0, 0);
        ring.make();
        assertEquals(2, ring.result(read));
        assertEquals(1, in.getByte(0));
        assertEquals(3, in.getByte(1));
    }

    @Test
    void aListIsFullAtItsCapacityAndEmptyOnceItIsMade() {
        assertEquals(CAPACITY, ring.capacity());
        out.writeZero(1);
        for (int i = 0; i < CAPACITY; i++) {
            assertEquals(i, send(0, 0, 1));
        }
        assertThrows(IllegalStateException.class, () -> send(0, 0, 1));
        ring.make();
        assertEquals(0, send(0, 0, 1));
    }

    /** Lists of all lengths, so that it comes round at every place. */
    @Test
    void nothingIsMixedUpHoweverOftenItComesRound() {
        var random = new SplittableRandom(20261130);
        int said = 0;
        for (int round = 0; round < 2_000; round++) {
            int calls = random.nextInt(1, PAIRS + 1);
            out.clear();
            for (int i = 0; i < calls; i++) {
                out.writeInt(said + i);
                send(i, 4 * i, 4);
            }
            ring.make();
            for (int i = 0; i < calls; i++) {
                assertEquals(4, ring.result(i));
                receive(i, i);
            }
            ring.make();
            for (int i = 0; i < calls; i++) {
                assertEquals(4, ring.result(i));
                assertEquals(said + i, in.getInt(i * 64));
            }
            said += calls;
        }
    }
}
