package org.lichthof.tiled;

import java.util.Arrays;

/** How far apart two words are. */
final class Spelling {
    private Spelling() {}

    /**
     * Letters to add, drop, change or swap with their neighbour (optimal string alignment), capitals aside.
     *
     * @return more than {@code most} as soon as it must be more
     */
    static int distance(String a, String b, int most) {
        if (Math.abs(a.length() - b.length()) > most) {
            return most + 1;
        }
        String x = a.toLowerCase(java.util.Locale.ROOT);
        String y = b.toLowerCase(java.util.Locale.ROOT);
        int[] beforeLast = new int[y.length() + 1];
        int[] last = new int[y.length() + 1];
        int[] now = new int[y.length() + 1];
        Arrays.setAll(last, i -> i);
        for (int i = 1; i <= x.length(); i++) {
            now[0] = i;
            for (int j = 1; j <= y.length(); j++) {
                int change = x.charAt(i - 1) == y.charAt(j - 1) ? 0 : 1;
                now[j] = Math.min(Math.min(now[j - 1], last[j]) + 1, last[j - 1] + change);
                if (i > 1 && j > 1 && x.charAt(i - 1) == y.charAt(j - 2) && x.charAt(i - 2) == y.charAt(j - 1)) {
                    now[j] = Math.min(now[j], beforeLast[j - 2] + 1);
                }
            }
            int[] free = beforeLast;
            beforeLast = last;
            last = now;
            now = free;
        }
        return last[y.length()];
    }
}
