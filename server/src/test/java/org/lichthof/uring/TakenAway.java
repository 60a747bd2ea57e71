package org.lichthof.uring;

import static java.lang.foreign.ValueLayout.JAVA_INT;

import io.netty.channel.unix.FileDescriptor;
import java.io.File;
import java.io.IOException;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** For tests: rings of this process that the kernel does not know any more. */
public final class TakenAway {
    private static final Path DESCRIPTORS = Path.of("/proc/self/fd");

    private TakenAway() {}

    /** All rings there are; each one's number is that of a file now, so that it may be closed as ever. @return how many */
    public static int allRings() throws IOException {
        List<Integer> rings = rings();
        FileDescriptor nothing = FileDescriptor.from(new File("/dev/null"));
        try {
            for (int ring : rings) {
                replace(nothing.intValue(), ring);
            }
        } finally {
            nothing.close();
        }
        return rings.size();
    }

    /** The numbers of all rings of this process. */
    public static List<Integer> rings() throws IOException {
        var found = new ArrayList<Integer>();
        try (var numbers = Files.newDirectoryStream(DESCRIPTORS)) {
            for (Path number : numbers) {
                if (isRing(number)) {
                    found.add(Integer.valueOf(number.getFileName().toString()));
                }
            }
        }
        return found;
    }

    private static boolean isRing(Path number) {
        try {
            return Files.readSymbolicLink(number).toString().contains("[io_uring]");
        } catch (IOException e) {
            return false; // closed meanwhile
        }
    }

    @SuppressWarnings("restricted") // dup2 has no other name in Java
    private static void replace(int with, int what) {
        Linker linker = Linker.nativeLinker();
        try {
            int is = (int) linker.downcallHandle(
                            linker.defaultLookup().findOrThrow("dup2"),
                            FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT))
                    .invokeExact(with, what);
            if (is != what) {
                throw new IllegalStateException("number " + what + " could not be replaced");
            }
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }
}
