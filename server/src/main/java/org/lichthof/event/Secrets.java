package org.lichthof.event;

import java.time.Instant;
import java.util.List;
import javax.crypto.SecretKey;

/** Port: the keys that this installation signs with. They never leave the store but for signing. */
public interface Secrets {
    /** @param version 1 and up within its purpose; what was signed names it */
    record SigningKey(int version, SecretKey key, Instant createdAt) {}

    /** Newest first; empty before the first {@link #add}. */
    List<SigningKey> signingKeys(String purpose);

    /** Keeps a key under the next version of its purpose. */
    SigningKey add(String purpose, SecretKey key, Instant now);

    /** Forgets the keys of this purpose that are older than this one's version. */
    void forgetBefore(String purpose, int version);
}
