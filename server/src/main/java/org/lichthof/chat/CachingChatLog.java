package org.lichthof.chat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.lichthof.event.EventId;

/**
 * A chat log that has the newest page of what was written to rooms and to everyone at hand: everybody who comes in asks for the
 * same two. Of five thousand who come into a room in which people write, each would ask the store anew for what the one before them was
 * told but for a message.
 *
 * <p>A page is read from the store when it is first asked for, and from then on follows what is kept. It takes a page's memory for
 * each room of the house. Direct messages and older ones are the store's. Nobody is to write to the log behind it meanwhile: one
 * server has a store at a time.
 *
 * <p>Any thread, as the log behind it.
 */
public final class CachingChatLog implements ChatLog {
    private final ChatLog log;
    private final int pageSize;
    private final ConcurrentHashMap<Place, Newest> newest = new ConcurrentHashMap<>();

    /** @param pageSize as many as are asked for most often */
    public CachingChatLog(ChatLog log, int pageSize) {
        this.log = log;
        this.pageSize = pageSize;
    }

    private record Place(EventId event, Channel channel) {}

    /** Of one place. */
    private sealed interface Newest {
        /**
         * @param message kept after all that are there, or one of them: who read the page may have found it already
         * @param size of a page
         */
        Newest with(Message message, int size);
    }

    /**
     * By somebody who asked for it; what is kept meanwhile may be missing in what they get. Where that is more than a page, the newest
     * of it are all that is needed.
     *
     * @param mark tells this reading from another one that began after everything here was forgotten
     */
    private record BeingRead(Object mark, Page meanwhile) implements Newest {
        @Override
        public Newest with(Message message, int size) {
            return new BeingRead(mark, follow(meanwhile, message, size));
        }
    }

    private record Known(Page page) implements Newest {
        @Override
        public Newest with(Message message, int size) {
            return new Known(follow(page, message, size));
        }
    }

    @Override
    public void append(Draft draft, Consumer<Appended> answer) {
        log.append(draft, appended -> {
            // Before anybody is told: who comes in from now on and missed that has to find it here.
            if (appended instanceof Appended.Kept(Message message, boolean again) && !again) {
                newest.computeIfPresent(
                        new Place(message.event(), message.channel()), (_, before) -> before.with(message, pageSize));
            }
            answer.accept(appended);
        });
    }

    @Override
    public Page history(EventId event, int reader, Channel channel, long after, long before, int limit) {
        Page known = channel instanceof Channel.Direct ? null : newest(new Place(event, channel), reader, before);
        Page answer = known == null ? null : part(known, after, before, limit);
        return answer == null ? log.history(event, reader, channel, after, before, limit) : answer;
    }

    @Override
    public Page directs(EventId event, int reader, long after, int limit) {
        return log.directs(event, reader, after, limit);
    }

    @Override
    public int deleteSentBefore(Instant time, boolean direct) {
        try {
            return log.deleteSentBefore(time, direct);
        } finally {
            // Readings under way as well: what they got may be of before.
            newest.clear();
        }
    }

    private @Nullable Page newest(Place place, int reader, long before) {
        Newest there = newest.get(place);
        if (there == null && before == Long.MAX_VALUE) {
            return read(place, reader);
        }
        return there instanceof Known(Page page) ? page : null;
    }

    /** @return null when somebody else began to read it at the same time */
    private @Nullable Page read(Place place, int reader) {
        var mine = new BeingRead(new Object(), new Page(List.of(), false));
        if (newest.putIfAbsent(place, mine) != null) {
            return null;
        }
        Page page = null;
        try {
            page = log.history(place.event, reader, place.channel, 0, Long.MAX_VALUE, pageSize);
            return page;
        } finally {
            Page read = page;
            newest.computeIfPresent(
                    place,
                    (_, now) -> now instanceof BeingRead(Object mark, Page meanwhile) && mark.equals(mine.mark)
                            ? known(read, meanwhile)
                            : now);
        }
    }

    private @Nullable Known known(@Nullable Page read, Page meanwhile) {
        if (read == null) {
            return null; // the store could not be asked; the next one tries again
        }
        Page page = read;
        for (Message message : meanwhile.messages()) {
            page = follow(page, message, pageSize);
        }
        return new Known(page);
    }

    private static Page follow(Page page, Message message, int size) {
        List<Message> before = page.messages();
        if (!before.isEmpty() && before.getLast().id() >= message.id()) {
            return page;
        }
        boolean isFull = before.size() >= size;
        var after = new ArrayList<Message>(before.size() + 1);
        after.addAll(isFull ? before.subList(1, before.size()) : before);
        after.add(message);
        return new Page(after, page.more() || isFull);
    }

    /** @return null when the store has to be asked, as some of it may be older than the page */
    private static @Nullable Page part(Page newest, long after, long before, int limit) {
        List<Message> all = newest.messages();
        int from = 0;
        while (from < all.size() && all.get(from).id() <= after) {
            from++;
        }
        int to = all.size();
        while (to > from && all.get(to - 1).id() >= before) {
            to--;
        }
        boolean isAll = from > 0 || !newest.more();
        if (to - from > limit) {
            return new Page(all.subList(to - limit, to), true);
        }
        if (isAll) {
            return new Page(all.subList(from, to), false);
        }
        // There are older ones; after 0 they are among those asked for.
        return to - from == limit && after <= 0 ? new Page(all.subList(from, to), true) : null;
    }
}
