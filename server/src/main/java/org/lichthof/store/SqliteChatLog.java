package org.lichthof.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;
import org.lichthof.chat.Channel;
import org.lichthof.chat.ChatLog;
import org.lichthof.chat.Message;
import org.lichthof.event.EventId;
import org.lichthof.world.RoomId;

/** Messages in SQLite. */
final class SqliteChatLog implements ChatLog {
    private static final String COLUMNS = """
            SELECT id, event, room, to_member, from_member, from_name, from_role, text, sent_at, client_ref FROM message
            """;

    private final SqliteStore store;

    SqliteChatLog(SqliteStore store) {
        this.store = store;
    }

    @Override
    public void append(Draft draft, Consumer<Appended> answer) {
        store.write(handle -> append(handle, draft), new GroupCommit.Asker<>() {
            @Override
            public void done(Appended appended) {
                answer.accept(appended);
            }

            @Override
            public void failed(RuntimeException why) {
                answer.accept(new Appended.NotKept(why));
            }
        });
    }

    @Override
    public Page history(EventId event, int reader, Channel channel, long after, long before, int limit) {
        String where = switch (channel) {
            case Channel.WholeRoom ignored -> "event = :event AND room = :room";
            case Channel.Everyone() -> "event = :event AND room IS NULL AND to_member IS NULL";
            case Channel.Direct ignored -> "event = :event AND pair_low = :low AND pair_high = :high";
        };
        List<Message> newestFirst = store.read(handle -> {
            Query query = handle.createQuery(COLUMNS + "WHERE " + where + """
                             AND id > :after AND id < :before ORDER BY id DESC LIMIT :limit
                            """)
                    .bind("event", event.value())
                    .bind("after", after)
                    .bind("before", before)
                    .bind("limit", limit + 1);
            switch (channel) {
                case Channel.WholeRoom(RoomId room) -> query.bind("room", room.value());
                case Channel.Everyone() -> {
                    // Nothing more to say.
                }
                case Channel.Direct(int member) ->
                    query.bind("low", Math.min(reader, member)).bind("high", Math.max(reader, member));
            }
            return query.map(SqliteChatLog::message).list();
        });
        return page(newestFirst, limit);
    }

    @Override
    public Page directs(EventId event, int reader, long after, int limit) {
        // Two searches, each along an index of its own; an OR would look at everybody's messages.
        String query = "SELECT * FROM (" + COLUMNS + """
                WHERE event = :event AND to_member = :reader AND id > :after ORDER BY id DESC LIMIT :limit)
                UNION ALL
                SELECT * FROM (""" + COLUMNS + """
                WHERE event = :event AND from_member = :reader AND to_member IS NOT NULL AND id > :after
                ORDER BY id DESC LIMIT :limit)
                ORDER BY id DESC LIMIT :limit
                """;
        List<Message> newestFirst = store.read(handle -> handle.createQuery(query)
                .bind("event", event.value())
                .bind("reader", reader)
                .bind("after", after)
                .bind("limit", limit + 1)
                .map(SqliteChatLog::message)
                .list());
        return page(newestFirst, limit);
    }

    @Override
    public int deleteSentBefore(Instant time, boolean direct) {
        String delete = "DELETE FROM message WHERE sent_at < :time AND to_member IS " + (direct ? "NOT NULL" : "NULL");
        return store.write(handle ->
                handle.createUpdate(delete).bind("time", time.toEpochMilli()).execute());
    }

    private static Appended append(Handle handle, Draft draft) {
        Optional<Message> before = handle.createQuery(
                        COLUMNS + "WHERE event = :event AND from_member = :from AND client_ref = :ref")
                .bind("event", draft.event().value())
                .bind("from", draft.fromMember())
                .bind("ref", draft.clientRef())
                .map(SqliteChatLog::message)
                .findOne();
        if (before.isPresent()) {
            return new Appended.Kept(before.get(), true);
        }
        if (!exists(handle, draft.event(), draft.fromMember())
                || (draft.channel() instanceof Channel.Direct(int member) && !exists(handle, draft.event(), member))) {
            return new Appended.NoSuchMember();
        }
        return new Appended.Kept(insert(handle, draft), false);
    }

    private static boolean exists(Handle handle, EventId event, int member) {
        return handle.createQuery("SELECT count(*) FROM member WHERE event = :event AND number = :number")
                        .bind("event", event.value())
                        .bind("number", member)
                        .mapTo(Integer.class)
                        .one()
                > 0;
    }

    private static Message insert(Handle handle, Draft draft) {
        @Nullable String room = draft.channel() instanceof Channel.WholeRoom(RoomId id) ? id.value() : null;
        @Nullable Integer to = draft.channel() instanceof Channel.Direct(int member) ? Integer.valueOf(member) : null;
        String insert = """
                INSERT INTO message (event, room, to_member, pair_low, pair_high, from_member, from_name, from_role,
                                     text, sent_at, client_ref)
                VALUES (:event, :room, :to, min(:to, :from), max(:to, :from), :from, :name, :role, :text, :sent, :ref)
                RETURNING id, event, room, to_member, from_member, from_name, from_role, text, sent_at, client_ref
                """;
        return handle.createQuery(insert)
                .bind("event", draft.event().value())
                .bind("room", room)
                .bind("to", to)
                .bind("from", draft.fromMember())
                .bind("name", draft.fromName())
                .bind("role", draft.fromRole().key())
                .bind("text", draft.text())
                .bind("sent", draft.sentAt().toEpochMilli())
                .bind("ref", draft.clientRef())
                .map(SqliteChatLog::message)
                .one();
    }

    private static Page page(List<Message> newestFirst, int limit) {
        boolean more = newestFirst.size() > limit;
        return new Page((more ? newestFirst.subList(0, limit) : newestFirst).reversed(), more);
    }

    private static Message message(ResultSet row, StatementContext context) throws SQLException {
        @Nullable String room = row.getString("room");
        int to = row.getInt("to_member");
        boolean isDirect = !row.wasNull();
        Channel channel = isDirect
                ? new Channel.Direct(to)
                : room == null ? new Channel.Everyone() : new Channel.WholeRoom(new RoomId(room));
        return new Message(
                row.getLong("id"),
                new EventId(row.getString("event")),
                channel,
                row.getInt("from_member"),
                row.getString("from_name"),
                Rows.role(row, "from_role"),
                row.getString("text"),
                Rows.time(row, "sent_at"),
                row.getString("client_ref"));
    }
}
