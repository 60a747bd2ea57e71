package org.lichthof.uring;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.VarHandle;

/**
 * What {@link Ring} needs of the C library: two system calls by number, as it has no names for them, and memory that is shared
 * with the kernel. One for each thread, as it keeps the thread's last error number.
 */
@SuppressWarnings("restricted") // calling C is what it is for; --enable-native-access allows it
final class CLibrary {
    /** The same on all architectures since 5.1, when calls were given one table of numbers for all. */
    private static final long IO_URING_SETUP = 425;

    private static final long IO_URING_ENTER = 426;

    private static final int READ_AND_WRITE = 3; // PROT_READ | PROT_WRITE
    private static final int SHARED = 0x8001; // MAP_SHARED | MAP_POPULATE

    private static final Linker LINKER = Linker.nativeLinker();
    private static final MemoryLayout STATE = Linker.Option.captureStateLayout();
    private static final VarHandle ERROR_NUMBER =
            STATE.varHandle(MemoryLayout.PathElement.groupElement("errno")).withInvokeExactBehavior();

    private static final MethodHandle SYSCALL_SETUP = handle(
            "syscall",
            FunctionDescriptor.of(JAVA_LONG, JAVA_LONG, JAVA_INT, ADDRESS),
            Linker.Option.firstVariadicArg(1));
    private static final MethodHandle SYSCALL_ENTER = handle(
            "syscall",
            FunctionDescriptor.of(JAVA_LONG, JAVA_LONG, JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT, ADDRESS, JAVA_LONG),
            Linker.Option.firstVariadicArg(1));
    private static final MethodHandle MMAP =
            handle("mmap", FunctionDescriptor.of(ADDRESS, ADDRESS, JAVA_LONG, JAVA_INT, JAVA_INT, JAVA_INT, JAVA_LONG));
    private static final MethodHandle MUNMAP = handle("munmap", FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_LONG));
    private static final MethodHandle CLOSE = handle("close", FunctionDescriptor.of(JAVA_INT, JAVA_INT));

    private final MemorySegment state;

    CLibrary(Arena arena) {
        state = arena.allocate(STATE);
    }

    private static MethodHandle handle(String name, FunctionDescriptor shape, Linker.Option... more) {
        var options = new Linker.Option[more.length + 1];
        options[0] = Linker.Option.captureCallState("errno");
        System.arraycopy(more, 0, options, 1, more.length);
        return LINKER.downcallHandle(LINKER.defaultLookup().findOrThrow(name), shape, options);
    }

    /** @return the ring's file descriptor, or an error number, negated */
    int setup(int entries, MemorySegment parameters) {
        try {
            return result((long) SYSCALL_SETUP.invokeExact(state, IO_URING_SETUP, entries, parameters));
        } catch (Throwable e) {
            throw broken(e);
        }
    }

    /** @return how many calls were taken, or an error number, negated */
    int enter(int ring, int toSubmit, int toWaitFor, int flags) {
        try {
            return result((long) SYSCALL_ENTER.invokeExact(
                    state, IO_URING_ENTER, ring, toSubmit, toWaitFor, flags, MemorySegment.NULL, 0L));
        } catch (Throwable e) {
            throw broken(e);
        }
    }

    MemorySegment map(int ring, long bytes, long offset) throws IOException {
        MemorySegment there;
        try {
            there = (MemorySegment)
                    MMAP.invokeExact(state, MemorySegment.NULL, bytes, READ_AND_WRITE, SHARED, ring, offset);
        } catch (Throwable e) {
            throw broken(e);
        }
        if (there.address() == -1) {
            throw new IOException("the kernel does not share the memory of a ring (error " + errorNumber() + ")");
        }
        return there.reinterpret(bytes);
    }

    void unmap(MemorySegment mapped) {
        try {
            int ignored = (int) MUNMAP.invokeExact(state, mapped, mapped.byteSize());
        } catch (Throwable e) {
            throw broken(e);
        }
    }

    void close(int descriptor) {
        try {
            int ignored = (int) CLOSE.invokeExact(state, descriptor);
        } catch (Throwable e) {
            throw broken(e);
        }
    }

    private int result(long returned) {
        return returned < 0 ? -errorNumber() : (int) returned;
    }

    private int errorNumber() {
        return (int) ERROR_NUMBER.get(state, 0L);
    }

    /** These calls throw nothing of their own. */
    private static IllegalStateException broken(Throwable cause) {
        if (cause instanceof Error error) {
            throw error;
        }
        return new IllegalStateException("calling the C library", cause);
    }
}
