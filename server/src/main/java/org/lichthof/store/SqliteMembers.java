package org.lichthof.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;
import org.lichthof.event.EventId;
import org.lichthof.event.Member;
import org.lichthof.event.Members;
import org.lichthof.event.Role;
import org.lichthof.event.TokenHash;

/** Members in SQLite. */
final class SqliteMembers implements Members {
    private final SqliteStore store;

    SqliteMembers(SqliteStore store) {
        this.store = store;
    }

    @Override
    public Member add(
            EventId event, TokenHash token, String name, int avatar, Role role, OptionalLong invitation, Instant now) {
        String next = """
                INSERT INTO member_count (event, last) VALUES (:event, 1)
                ON CONFLICT (event) DO UPDATE SET last = last + 1
                RETURNING last
                """;
        String insert = """
                INSERT INTO member (event, number, token_hash, name, avatar, role, invitation, created_at)
                VALUES (:event, :number, :token, :name, :avatar, :role, :invitation, :now)
                """;
        return store.write(handle -> {
            int number = handle.createQuery(next)
                    .bind("event", event.value())
                    .mapTo(Integer.class)
                    .one();
            handle.createUpdate(insert)
                    .bind("event", event.value())
                    .bind("number", number)
                    .bind("token", token.hex())
                    .bind("name", name)
                    .bind("avatar", avatar)
                    .bind("role", role.key())
                    .bind("invitation", boxed(invitation))
                    .bind("now", now.toEpochMilli())
                    .execute();
            return new Member(number, name, avatar, role);
        });
    }

    @Override
    public Optional<Known> byToken(EventId event, TokenHash token) {
        String query = """
                SELECT number, name, avatar, role, invitation FROM member
                WHERE event = :event AND token_hash = :token
                """;
        return store.read(handle -> handle.createQuery(query)
                .bind("event", event.value())
                .bind("token", token.hex())
                .map(SqliteMembers::known)
                .findOne());
    }

    @Override
    public Optional<Member> byNumber(EventId event, int number) {
        String query = """
                SELECT number, name, avatar, role, invitation FROM member WHERE event = :event AND number = :number
                """;
        return store.read(handle -> handle.createQuery(query)
                .bind("event", event.value())
                .bind("number", number)
                .map(SqliteMembers::known)
                .findOne()
                .map(Known::member));
    }

    @Override
    public List<Member> ofRevokedLinks(EventId event) {
        String query = """
                SELECT number, name, avatar, role, invitation FROM member
                WHERE event = :event
                  AND invitation IN (SELECT number FROM invitation WHERE event = :event AND revoked_at IS NOT NULL)
                ORDER BY number
                """;
        return store.read(handle -> handle.createQuery(query)
                .bind("event", event.value())
                .map(SqliteMembers::known)
                .map(Known::member)
                .list());
    }

    @Override
    public void update(EventId event, Known known) {
        String update = """
                UPDATE member SET name = :name, avatar = :avatar, role = :role, invitation = :invitation
                WHERE event = :event AND number = :number
                """;
        Member member = known.member();
        store.write(handle -> handle.createUpdate(update)
                .bind("event", event.value())
                .bind("number", member.number())
                .bind("name", member.name())
                .bind("avatar", member.avatar())
                .bind("role", member.role().key())
                .bind("invitation", boxed(known.invitation()))
                .execute());
    }

    @Override
    public void rename(EventId event, int number, String name, int avatar) {
        String update = """
                UPDATE member SET name = :name, avatar = :avatar WHERE event = :event AND number = :number
                """;
        store.write(handle -> handle.createUpdate(update)
                .bind("event", event.value())
                .bind("number", number)
                .bind("name", name)
                .bind("avatar", avatar)
                .execute());
    }

    private static Known known(ResultSet row, StatementContext context) throws SQLException {
        long invitation = row.getLong("invitation");
        boolean none = row.wasNull();
        return new Known(
                new Member(row.getInt("number"), row.getString("name"), row.getInt("avatar"), Rows.role(row, "role")),
                none ? OptionalLong.empty() : OptionalLong.of(invitation));
    }

    private static @Nullable Long boxed(OptionalLong number) {
        return number.isPresent() ? Long.valueOf(number.getAsLong()) : null;
    }
}
