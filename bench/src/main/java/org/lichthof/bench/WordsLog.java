package org.lichthof.bench;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Notes down what becomes of each message, a line each: {@code said}, {@code kept} (acknowledged) or {@code heard} (by one of its
 * readers), when it was said in milliseconds since 1970, and how many milliseconds later this was. Any thread.
 */
final class WordsLog implements AutoCloseable {
    private final BufferedWriter out;

    WordsLog(Path file) throws IOException {
        out = Files.newBufferedWriter(file);
    }

    void said() {
        note("said", 0);
    }

    void kept(long nanosLater) {
        note("kept", nanosLater);
    }

    void heard(long nanosLater) {
        note("heard", nanosLater);
    }

    private synchronized void note(String what, long nanosLater) {
        double later = nanosLater / 1e6;
        try {
            out.write(String.format("%s %d %.1f%n", what, Math.round(System.currentTimeMillis() - later), later));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What has been noted is in the file. */
    synchronized void flush() {
        try {
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public synchronized void close() throws IOException {
        out.close();
    }
}
