package org.lichthof.conversation;

import java.util.Arrays;

/** A set of people's numbers, walked through in ascending order; a bit for each number. */
final class Numbers {
    private long[] words = new long[4];

    void add(int number) {
        int word = number >> 6;
        if (word >= words.length) {
            words = Arrays.copyOf(words, Math.max(word + 1, 2 * words.length));
        }
        words[word] |= 1L << number;
    }

    void remove(int number) {
        int word = number >> 6;
        if (word < words.length) {
            words[word] &= ~(1L << number);
        }
    }

    boolean has(int number) {
        int word = number >> 6;
        return word < words.length && (words[word] & 1L << number) != 0;
    }

    /** The lowest number in the set that is at least {@code from}; -1: none. */
    int next(int from) {
        int word = from >> 6;
        if (word >= words.length) {
            return -1;
        }
        long left = words[word] & (-1L << from);
        while (left == 0) {
            if (++word == words.length) {
                return -1;
            }
            left = words[word];
        }
        return (word << 6) + Long.numberOfTrailingZeros(left);
    }

    boolean isEmpty() {
        return next(0) < 0;
    }

    void addAll(Numbers others) {
        if (words.length < others.words.length) {
            words = Arrays.copyOf(words, others.words.length);
        }
        for (int i = 0; i < others.words.length; i++) {
            words[i] |= others.words[i];
        }
    }

    void clear() {
        Arrays.fill(words, 0);
    }
}
