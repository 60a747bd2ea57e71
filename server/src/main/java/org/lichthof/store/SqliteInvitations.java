package org.lichthof.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.statement.StatementContext;
import org.lichthof.event.EventId;
import org.lichthof.event.Invitation;
import org.lichthof.event.Invitations;
import org.lichthof.event.Role;
import org.lichthof.event.TokenHash;

/** Personal links in SQLite. */
final class SqliteInvitations implements Invitations {
    private static final String COLUMNS = """
            SELECT number, event, role, label, created_at, expires_at, revoked_at FROM invitation
            """;

    private final SqliteStore store;

    SqliteInvitations(SqliteStore store) {
        this.store = store;
    }

    @Override
    public Invitation add(
            EventId event, Role role, String label, TokenHash token, Instant now, Optional<Instant> expiresAt) {
        String insert = """
                INSERT INTO invitation (event, role, label, token_hash, created_at, expires_at)
                VALUES (:event, :role, :label, :token, :now, :expires)
                RETURNING number, event, role, label, created_at, expires_at, revoked_at
                """;
        return store.write(handle -> handle.createQuery(insert)
                .bind("event", event.value())
                .bind("role", role.key())
                .bind("label", label)
                .bind("token", token.hex())
                .bind("now", now.toEpochMilli())
                .bind("expires", expiresAt.map(Instant::toEpochMilli).orElse(null))
                .map(SqliteInvitations::invitation)
                .one());
    }

    @Override
    public Optional<Invitation> byToken(EventId event, TokenHash token) {
        return store.read(handle -> handle.createQuery(COLUMNS + "WHERE event = :event AND token_hash = :token")
                .bind("event", event.value())
                .bind("token", token.hex())
                .map(SqliteInvitations::invitation)
                .findOne());
    }

    @Override
    public Optional<Invitation> byNumber(EventId event, long number) {
        return store.read(handle -> handle.createQuery(COLUMNS + "WHERE event = :event AND number = :number")
                .bind("event", event.value())
                .bind("number", number)
                .map(SqliteInvitations::invitation)
                .findOne());
    }

    @Override
    public List<Invitation> of(EventId event) {
        return store.read(handle -> handle.createQuery(COLUMNS + "WHERE event = :event ORDER BY number")
                .bind("event", event.value())
                .map(SqliteInvitations::invitation)
                .list());
    }

    @Override
    public boolean revoke(EventId event, long number, Instant now) {
        String update = """
                UPDATE invitation SET revoked_at = :now
                WHERE event = :event AND number = :number AND revoked_at IS NULL
                """;
        return store.write(handle -> handle.createUpdate(update)
                        .bind("event", event.value())
                        .bind("number", number)
                        .bind("now", now.toEpochMilli())
                        .execute())
                == 1;
    }

    private static Invitation invitation(ResultSet row, StatementContext context) throws SQLException {
        return new Invitation(
                row.getLong("number"),
                new EventId(row.getString("event")),
                Rows.role(row, "role"),
                row.getString("label"),
                Rows.time(row, "created_at"),
                Rows.optionalTime(row, "expires_at"),
                Rows.optionalTime(row, "revoked_at"));
    }
}
