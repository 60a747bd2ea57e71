package org.lichthof.wire;

import java.util.Arrays;

/** Bytes that grow and are used again, step after step. One thread at a time. */
public final class Bytes {
    private byte[] bytes;
    private int length;

    public Bytes(int capacity) {
        bytes = new byte[capacity];
    }

    /** What was written so far stands at 0 to {@link #length()}. Another array after the next write, perhaps. */
    public byte[] array() {
        return bytes;
    }

    public int length() {
        return length;
    }

    public void clear() {
        length = 0;
    }

    public void put(byte[] from) {
        put(from, 0, from.length);
    }

    public void put(byte[] from, int offset, int count) {
        reserve(count);
        System.arraycopy(from, offset, bytes, length, count);
        length += count;
    }

    void put(int value) {
        reserve(1);
        bytes[length++] = (byte) value;
    }

    /** Bytes that a number takes which is not negative. */
    static int varintLength(int value) {
        return (38 - Integer.numberOfLeadingZeros(value | 1)) / 7;
    }

    void putVarint(int value) {
        reserve(5);
        int rest = value;
        while ((rest & ~0x7f) != 0) {
            bytes[length++] = (byte) (rest | 0x80);
            rest >>>= 7;
        }
        bytes[length++] = (byte) rest;
    }

    /** Makes room for {@code count} more and gives the place where they begin; the caller writes all of them. */
    int claim(int count) {
        reserve(count);
        int at = length;
        length += count;
        return at;
    }

    private void reserve(int count) {
        if (length + count > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + count));
        }
    }
}
