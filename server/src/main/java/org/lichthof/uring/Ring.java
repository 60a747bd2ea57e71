package org.lichthof.uring;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.VarHandle;
import java.util.Arrays;
import java.util.Optional;

/**
 * A list of calls to the kernel that are made with one: it is filled ({@link #send}, {@link #receive}), made ({@link #make}), and
 * then has a result for each ({@link #result}), which stays until it is made again.
 *
 * <p>No call waits for its socket: what cannot be done now comes back as {@link #TRY_AGAIN}. So a ring is used as if its calls were
 * made one after the other, which they are; only the way into the kernel and back is gone once for all instead of once for
 * each. What that way costs on one machine is in docs/performance.md.
 *
 * <p>Layout and rules: io_uring(7), io_uring_setup(2), io_uring_enter(2). Needs Linux 5.6; machines and containers may forbid it,
 * which is what {@link #whyNot} is for. One thread: the one that opened it.
 */
public final class Ring implements AutoCloseable {
    /** Nothing has come, or nothing can be taken, at the moment (EAGAIN). */
    public static final int TRY_AGAIN = -11;

    /** Whether the call was made is not known (EIO). */
    public static final int NOT_MADE = -5;

    private static final String TOO_OLD = "this kernel is too old for io_uring as it is used here (5.6 or newer)";

    private static final int INVALID = -22; // EINVAL
    private static final int NO_SUCH_FILE = -9; // EBADF
    private static final int INTERRUPTED = -4; // EINTR

    /** To have all calls taken and answered; one is enough but for a lack of memory, or a signal. */
    private static final int ATTEMPTS = 100;

    /** Without waiting, without a signal when the other side is gone: MSG_DONTWAIT, MSG_NOSIGNAL. */
    private static final int AT_ONCE = 0x40;

    private static final int NO_SIGNAL = 0x4000;

    private static final byte NOTHING = 0; // IORING_OP_NOP
    private static final byte SEND = 26;
    private static final byte RECEIVE = 27;

    /** SINGLE_ISSUER | DEFER_TASKRUN: nothing of it happens behind our back. Since 6.1. */
    private static final int UNDISTURBED = 1 << 12 | 1 << 13;

    private static final int ONE_MAPPING = 1; // IORING_FEAT_SINGLE_MMAP, since 5.4
    private static final int GET_EVENTS = 1; // IORING_ENTER_GETEVENTS
    private static final long AT_ENTRIES = 0x1000_0000L; // IORING_OFF_SQES

    /** struct io_uring_params. */
    private static final int PARAMETERS = 120;

    /** struct io_uring_sqe, struct io_uring_cqe. */
    private static final int ENTRY = 64;

    private static final int COMPLETION = 16;

    private static final VarHandle INT = JAVA_INT.varHandle();

    private final CLibrary c;
    private final int descriptor;
    private final MemorySegment rings;
    private final MemorySegment entries;
    private final int capacity;
    private final int mask;
    private final long tail;
    private final long completionHead;
    private final long completionTail;
    private final int completionMask;
    private final long completions;
    private final int[] results;

    /** Calls on the list, and the number of the first of them among all that ever were. */
    private int count;

    private int first;
    private boolean isBroken;

    private Ring(int wished) throws IOException {
        Arena memory = Arena.ofAuto();
        c = new CLibrary(memory);
        MemorySegment told = memory.allocate(PARAMETERS, Long.BYTES);
        told.set(JAVA_INT, 8, UNDISTURBED);
        int made = c.setup(wished, told);
        if (made == INVALID) {
            told.fill((byte) 0);
            made = c.setup(wished, told);
        }
        if (made < 0) {
            throw new IOException(reason(-made));
        }
        descriptor = made;
        capacity = told.get(JAVA_INT, 0);
        int list = told.get(JAVA_INT, 64);
        completions = told.get(JAVA_INT, 100);
        long length = Math.max(
                list + (long) Integer.BYTES * capacity, completions + (long) COMPLETION * told.get(JAVA_INT, 4));
        try {
            if ((told.get(JAVA_INT, 20) & ONE_MAPPING) == 0) {
                throw new IOException(TOO_OLD);
            }
            rings = c.map(descriptor, length, 0);
            entries = c.map(descriptor, (long) ENTRY * capacity, AT_ENTRIES);
        } catch (IOException e) {
            c.close(descriptor);
            throw e;
        }
        tail = told.get(JAVA_INT, 44);
        mask = rings.get(JAVA_INT, told.get(JAVA_INT, 48));
        completionHead = told.get(JAVA_INT, 80);
        completionTail = told.get(JAVA_INT, 84);
        completionMask = rings.get(JAVA_INT, told.get(JAVA_INT, 88));
        first = rings.get(JAVA_INT, tail);
        results = new int[capacity];
        entries.fill((byte) 0);
        for (int i = 0; i < capacity; i++) {
            // Calls are made in the order of their places.
            rings.set(JAVA_INT, list + (long) Integer.BYTES * i, i);
        }
    }

    /**
     * @param capacity calls at most that are made together; a power of two
     * @throws IOException when there is none to be had here, with the reason
     */
    public static Ring open(int capacity) throws IOException {
        if (!System.getProperty("os.name").equals("Linux")) {
            throw new IOException("only Linux has io_uring"); // elsewhere the numbers of calls mean something else
        }
        try {
            return new Ring(capacity);
        } catch (UnsupportedOperationException | ExceptionInInitializerError | NoClassDefFoundError e) {
            throw new IOException("there is no C library that could be called", e);
        }
    }

    /** Why there is no ring to be had here, or none that sends and receives; empty: there is. */
    public static Optional<String> whyNot() {
        try (Ring ring = open(8)) {
            // To nobody: a kernel that knows the call says so, another one says that it does not know it.
            int sent = ring.send(-1, 0, 0);
            int received = ring.receive(-1, 0, 0);
            ring.make();
            return ring.result(sent) == NO_SUCH_FILE && ring.result(received) == NO_SUCH_FILE
                    ? Optional.empty()
                    : Optional.of(TOO_OLD);
        } catch (IOException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    private static String reason(int error) {
        return switch (error) {
            case 1, 13 -> "io_uring is forbidden here (by the container, or by kernel.io_uring_disabled)";
            case 12 -> "there is not enough lockable memory for io_uring (ulimit -l)";
            case 38 -> "this kernel has no io_uring";
            default -> "io_uring cannot be set up (error " + error + ")";
        };
    }

    public int capacity() {
        return capacity;
    }

    /** Calls that are on the list now. */
    public int count() {
        return count;
    }

    /**
     * Puts a send on the list; there must be room.
     *
     * @param socket its file descriptor, to be open when the list is made
     * @param address of the bytes, which stay as they are until then
     * @return its place, for {@link #result}: how many bytes were taken, or an error number, negated
     */
    public int send(int socket, long address, int length) {
        return add(SEND, AT_ONCE | NO_SIGNAL, socket, address, length);
    }

    /**
     * Puts a receive on the list; there must be room.
     *
     * @param address of memory for the bytes, which is written to when the list is made
     * @return its place, for {@link #result}: how many bytes came, 0 at the end of the stream, or an error number, negated
     */
    public int receive(int socket, long address, int length) {
        return add(RECEIVE, AT_ONCE, socket, address, length);
    }

    private int add(byte what, int how, int socket, long address, int length) {
        int place = count;
        if (place == capacity) {
            throw new IllegalStateException("the list is full");
        }
        count = place + 1;
        long at = (long) ENTRY * (first + place & mask);
        entries.set(JAVA_BYTE, at, what);
        entries.set(JAVA_INT, at + 4, socket);
        entries.set(JAVA_LONG, at + 16, address);
        entries.set(JAVA_INT, at + 24, length);
        entries.set(JAVA_INT, at + 28, how);
        entries.set(JAVA_LONG, at + 32, place);
        return place;
    }

    /** Nothing is done for this place; its result will be 0. */
    public void strike(int place) {
        long at = (long) ENTRY * (first + place & mask);
        entries.set(JAVA_BYTE, at, NOTHING);
        entries.set(JAVA_INT, at + 28, 0);
    }

    /**
     * Makes all calls on the list, in their order. It is empty afterwards, and the results are there. Those of calls that the kernel did
     * not take are {@link #NOT_MADE}, and the ring {@link #isBroken}.
     */
    public void make() {
        int calls = count;
        count = 0;
        Arrays.fill(results, 0, calls, NOT_MADE);
        INT.setRelease(rings, tail, first + calls);
        int taken = 0;
        int answered = 0;
        for (int attempts = 0; answered < calls && attempts < ATTEMPTS; attempts++) {
            // Each is answered before the kernel comes back, as none waits; should one not be, it is waited for.
            int more = c.enter(descriptor, calls - taken, calls - answered, GET_EVENTS);
            if (more < 0 && more != INTERRUPTED && more != TRY_AGAIN) {
                break;
            }
            taken += Math.max(0, more);
            answered += collect();
        }
        isBroken |= answered < calls;
        first += calls;
    }

    /** What was answered since the last time, to its places. @return how many */
    private int collect() {
        int head = rings.get(JAVA_INT, completionHead);
        int end = (int) INT.getAcquire(rings, completionTail);
        int number = end - head;
        for (; head != end; head++) {
            long at = completions + (long) COMPLETION * (head & completionMask);
            results[(int) rings.get(JAVA_LONG, at)] = rings.get(JAVA_INT, at + 8);
        }
        INT.setRelease(rings, completionHead, head);
        return number;
    }

    /** The kernel did not take or answer what it was given: this ring is of no use any more. */
    public boolean isBroken() {
        return isBroken;
    }

    /** What became of the call at this place of the list that was made last. */
    public int result(int place) {
        return results[place];
    }

    @Override
    public void close() {
        c.unmap(entries);
        c.unmap(rings);
        c.close(descriptor);
    }
}
