package org.lichthof.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.lichthof.event.Role;

/** Reads what stands in several tables. */
final class Rows {
    private Rows() {}

    static Role role(ResultSet row, String column) throws SQLException {
        String key = row.getString(column);
        return Role.of(key).orElseThrow(() -> new IllegalStateException("the store has a role '" + key + "'"));
    }

    static Instant time(ResultSet row, String column) throws SQLException {
        return Instant.ofEpochMilli(row.getLong(column));
    }

    static Optional<Instant> optionalTime(ResultSet row, String column) throws SQLException {
        long millis = row.getLong(column);
        return row.wasNull() ? Optional.empty() : Optional.of(Instant.ofEpochMilli(millis));
    }
}
