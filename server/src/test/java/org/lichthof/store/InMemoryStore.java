package org.lichthof.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import javax.crypto.SecretKey;
import org.lichthof.chat.Channel;
import org.lichthof.chat.ChatLog;
import org.lichthof.chat.Message;
import org.lichthof.event.EventId;
import org.lichthof.event.Invitation;
import org.lichthof.event.Invitations;
import org.lichthof.event.Member;
import org.lichthof.event.Members;
import org.lichthof.event.Role;
import org.lichthof.event.Secrets;
import org.lichthof.event.TokenHash;

/** The ports without a disk, for tests of what uses them. Held to the same contract as the real ones. */
public final class InMemoryStore implements Store {
    private final Map<TokenHash, EventId> memberEvents = new HashMap<>();
    private final Map<TokenHash, Members.Known> known = new HashMap<>();
    private final Map<TokenHash, Invitation> invitations = new HashMap<>();
    private final Map<String, List<Secrets.SigningKey>> keys = new HashMap<>();
    private final List<Message> messages = new ArrayList<>();
    private final Map<EventId, Integer> lastMember = new HashMap<>();
    private long lastMessage;

    @Override
    public Members members() {
        return new Members() {
            @Override
            public synchronized Member add(
                    EventId event,
                    TokenHash token,
                    String name,
                    int avatar,
                    Role role,
                    OptionalLong link,
                    Instant now) {
                Member member = new Member(lastMember.merge(event, 1, Integer::sum), name, avatar, role);
                memberEvents.put(token, event);
                known.put(token, new Known(member, link));
                return member;
            }

            @Override
            public Optional<Known> byToken(EventId event, TokenHash token) {
                return event.equals(memberEvents.get(token)) ? Optional.of(known.get(token)) : Optional.empty();
            }

            @Override
            public Optional<Member> byNumber(EventId event, int number) {
                return token(event, number).map(token -> known.get(token).member());
            }

            @Override
            public List<Member> ofRevokedLinks(EventId event) {
                Set<Long> revoked = invitations.values().stream()
                        .filter(link ->
                                link.event().equals(event) && link.revokedAt().isPresent())
                        .map(Invitation::number)
                        .collect(Collectors.toSet());
                return known.entrySet().stream()
                        .filter(entry -> event.equals(memberEvents.get(entry.getKey())))
                        .map(Map.Entry::getValue)
                        .filter(of -> of.invitation().isPresent()
                                && revoked.contains(of.invitation().getAsLong()))
                        .map(Known::member)
                        .sorted(Comparator.comparingInt(Member::number))
                        .toList();
            }

            @Override
            public void update(EventId event, Known changed) {
                token(event, changed.member().number()).ifPresent(token -> known.put(token, changed));
            }

            @Override
            public void rename(EventId event, int number, String name, int avatar) {
                token(event, number)
                        .ifPresent(token -> known.computeIfPresent(
                                token,
                                (t, old) -> new Known(
                                        new Member(
                                                number,
                                                name,
                                                avatar,
                                                old.member().role()),
                                        old.invitation())));
            }
        };
    }

    private Optional<TokenHash> token(EventId event, int number) {
        return known.entrySet().stream()
                .filter(entry ->
                        entry.getValue().member().number() == number && event.equals(memberEvents.get(entry.getKey())))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    @Override
    public Invitations invitations() {
        return new Invitations() {
            @Override
            public Invitation add(
                    EventId event, Role role, String label, TokenHash token, Instant now, Optional<Instant> expires) {
                Invitation added =
                        new Invitation(invitations.size() + 1, event, role, label, now, expires, Optional.empty());
                invitations.put(token, added);
                return added;
            }

            @Override
            public Optional<Invitation> byToken(EventId event, TokenHash token) {
                return Optional.ofNullable(invitations.get(token))
                        .filter(found -> found.event().equals(event));
            }

            @Override
            public Optional<Invitation> byNumber(EventId event, long number) {
                return of(event).stream()
                        .filter(found -> found.number() == number)
                        .findFirst();
            }

            @Override
            public List<Invitation> of(EventId event) {
                return invitations.values().stream()
                        .filter(found -> found.event().equals(event))
                        .sorted(Comparator.comparingLong(Invitation::number))
                        .toList();
            }

            @Override
            public boolean revoke(EventId event, long number, Instant now) {
                for (var entry : invitations.entrySet()) {
                    Invitation old = entry.getValue();
                    if (old.number() == number
                            && old.event().equals(event)
                            && old.revokedAt().isEmpty()) {
                        entry.setValue(new Invitation(
                                number,
                                event,
                                old.role(),
                                old.label(),
                                old.createdAt(),
                                old.expiresAt(),
                                Optional.of(now)));
                        return true;
                    }
                }
                return false;
            }
        };
    }

    @Override
    public Secrets secrets() {
        return new Secrets() {
            @Override
            public List<SigningKey> signingKeys(String purpose) {
                return List.copyOf(keys.getOrDefault(purpose, List.of()));
            }

            @Override
            public SigningKey add(String purpose, SecretKey key, Instant now) {
                List<SigningKey> own = keys.computeIfAbsent(purpose, p -> new ArrayList<>());
                SigningKey added =
                        new SigningKey(own.isEmpty() ? 1 : own.getFirst().version() + 1, key, now);
                own.addFirst(added);
                return added;
            }

            @Override
            public void forgetBefore(String purpose, int version) {
                keys.getOrDefault(purpose, new ArrayList<>()).removeIf(key -> key.version() < version);
            }
        };
    }

    @Override
    public ChatLog chatLog() {
        return new ChatLog() {
            @Override
            public void append(Draft draft, Consumer<Appended> answer) {
                synchronized (messages) {
                    answer.accept(append(draft));
                }
            }

            private Appended append(Draft draft) {
                Optional<Message> before = messages.stream()
                        .filter(message -> message.event().equals(draft.event())
                                && message.fromMember() == draft.fromMember()
                                && message.clientRef().equals(draft.clientRef()))
                        .findFirst();
                if (before.isPresent()) {
                    return new Appended.Kept(before.get(), true);
                }
                boolean isThere =
                        members().byNumber(draft.event(), draft.fromMember()).isPresent()
                                && (!(draft.channel() instanceof Channel.Direct(int to))
                                        || members().byNumber(draft.event(), to).isPresent());
                if (!isThere) {
                    return new Appended.NoSuchMember();
                }
                Message message = new Message(
                        ++lastMessage,
                        draft.event(),
                        draft.channel(),
                        draft.fromMember(),
                        draft.fromName(),
                        draft.fromRole(),
                        draft.text(),
                        Instant.ofEpochMilli(draft.sentAt().toEpochMilli()),
                        draft.clientRef());
                messages.add(message);
                return new Appended.Kept(message, false);
            }

            @Override
            public Page history(EventId event, int reader, Channel channel, long after, long before, int limit) {
                return newest(
                        message -> message.id() > after
                                && message.id() < before
                                && message.event().equals(event)
                                && switch (channel) {
                                    case Channel.WholeRoom room ->
                                        message.channel().equals(room);
                                    case Channel.Everyone everyone ->
                                        message.channel().equals(everyone);
                                    case Channel.Direct(int other) ->
                                        message.channel() instanceof Channel.Direct(int to)
                                                && (message.fromMember() == reader && to == other
                                                        || message.fromMember() == other && to == reader);
                                },
                        limit);
            }

            @Override
            public Page directs(EventId event, int reader, long after, int limit) {
                return newest(
                        message -> message.id() > after
                                && message.event().equals(event)
                                && message.channel() instanceof Channel.Direct(int to)
                                && (to == reader || message.fromMember() == reader),
                        limit);
            }

            @Override
            public int deleteSentBefore(Instant time, boolean direct) {
                synchronized (messages) {
                    int before = messages.size();
                    messages.removeIf(message ->
                            message.sentAt().isBefore(time) && (message.channel() instanceof Channel.Direct) == direct);
                    return before - messages.size();
                }
            }

            private List<Message> select(Predicate<Message> wanted) {
                synchronized (messages) {
                    return messages.stream().filter(wanted).toList();
                }
            }

            private Page newest(Predicate<Message> wanted, int limit) {
                List<Message> all = select(wanted);
                return new Page(all.subList(Math.max(0, all.size() - limit), all.size()), all.size() > limit);
            }
        };
    }

    @Override
    public boolean isReady() {
        return true;
    }

    @Override
    public void close() {}
}
