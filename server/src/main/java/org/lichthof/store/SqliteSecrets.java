package org.lichthof.store;

import java.time.Instant;
import java.util.List;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.lichthof.event.Secrets;

/** Signing keys in SQLite. Whoever can read the file can sign: the data folder is the secret. */
final class SqliteSecrets implements Secrets {
    private final SqliteStore store;

    SqliteSecrets(SqliteStore store) {
        this.store = store;
    }

    @Override
    public List<SigningKey> signingKeys(String purpose) {
        String query = """
                SELECT version, algorithm, key, created_at FROM signing_key WHERE purpose = :purpose ORDER BY version DESC
                """;
        return store.read(handle -> handle.createQuery(query)
                .bind("purpose", purpose)
                .map((row, context) -> new SigningKey(
                        row.getInt("version"),
                        new SecretKeySpec(row.getBytes("key"), row.getString("algorithm")),
                        Rows.time(row, "created_at")))
                .list());
    }

    @Override
    public SigningKey add(String purpose, SecretKey key, Instant now) {
        String insert = """
                INSERT INTO signing_key (purpose, version, algorithm, key, created_at)
                SELECT :purpose, 1 + coalesce(max(version), 0), :algorithm, :key, :now
                FROM signing_key WHERE purpose = :purpose
                RETURNING version
                """;
        int version = store.write(handle -> handle.createQuery(insert)
                .bind("purpose", purpose)
                .bind("algorithm", key.getAlgorithm())
                .bind("key", key.getEncoded())
                .bind("now", now.toEpochMilli())
                .mapTo(Integer.class)
                .one());
        return new SigningKey(version, key, now);
    }

    @Override
    public void forgetBefore(String purpose, int version) {
        store.write(
                handle -> handle.createUpdate("DELETE FROM signing_key WHERE purpose = :purpose AND version < :version")
                        .bind("purpose", purpose)
                        .bind("version", version)
                        .execute());
    }
}
