package org.lichthof.access;

import java.security.SecureRandom;
import java.util.Base64;

/** Makes secrets: 144 random bits as 24 letters, digits, hyphens and underscores. Any thread. */
final class Tokens {
    private static final int BYTES = 18;

    private final SecureRandom random = new SecureRandom();

    String fresh() {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
