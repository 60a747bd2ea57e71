package org.lichthof.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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
    public List<Appended> append(List<Draft> drafts) {
        return store.write(
                handle -> drafts.stream().map(draft -> append(handle, draft)).toList());
    }

    @Override
    public Page history(EventId event, int reader, Channel channel, long before, int limit) {
        String where = switch (channel) {
            case Channel.WholeRoom ignored -> "event = :event AND room = :room AND id < :before";
            case Channel.Everyone() -> "event = :event AND room IS NULL AND to_member IS NULL AND id < :before";
            case Channel.Direct ignored -> "event = :event AND pair_low = :low AND pair_high = :high AND id < :before";
        };
        List<Message> newestFirst = store.read(handle -> {
            Query query = handle.createQuery(COLUMNS + "WHERE " + where + " ORDER BY id DESC LIMIT :limit")
                    .bind("event", event.value())
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
        return page(newestFirst, limit, true);
    }

    @Override
    public Page after(EventId event, int reader, Set<RoomId> rooms, long newestId, int limit) {
        boolean newest = newestId == 0;
        String query = COLUMNS + """
                WHERE event = :event AND id > :newest
                  AND (room IN (<rooms>)
                       OR (room IS NULL AND to_member IS NULL)
                       OR to_member = :reader
                       OR (to_member IS NOT NULL AND from_member = :reader))
                """ + (newest ? "ORDER BY id DESC" : "ORDER BY id") + " LIMIT :limit";
        List<String> names = rooms.isEmpty()
                ? List.of("")
                : rooms.stream().map(RoomId::value).toList();
        List<Message> found = store.read(handle -> handle.createQuery(query)
                .bindList("rooms", names)
                .bind("event", event.value())
                .bind("newest", newestId)
                .bind("reader", reader)
                .bind("limit", limit + 1)
                .map(SqliteChatLog::message)
                .list());
        return page(found, limit, newest);
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

    private static Page page(List<Message> found, int limit, boolean newestFirst) {
        boolean more = found.size() > limit;
        List<Message> messages = new ArrayList<>(more ? found.subList(0, limit) : found);
        if (newestFirst) {
            Collections.reverse(messages);
        }
        return new Page(messages, more);
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
