package org.lichthof.event;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * What is kept of a secret token: its SHA-256, in hex. Tokens are random and at least 128 bits long, so there is nothing to
 * guess, and neither salt nor a slow hash would add anything.
 */
public record TokenHash(String hex) {
    public static TokenHash of(String token) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
            return new TokenHash(HexFormat.of().formatHex(hash));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** Short, so that a log line never holds a whole one. */
    @Override
    public String toString() {
        return hex.substring(0, Math.min(6, hex.length())) + "…";
    }
}
