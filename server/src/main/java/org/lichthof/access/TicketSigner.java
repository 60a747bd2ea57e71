package org.lichthof.access;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.lichthof.event.EventId;
import org.lichthof.event.Secrets;
import org.lichthof.event.Secrets.SigningKey;
import org.lichthof.world.Facing;
import org.lichthof.world.RoomId;

/**
 * Signs resume tickets and reads them again. The keys are in the store, so tickets of before a restart are good; any thread,
 * nothing here blocks after construction.
 *
 * <p>A ticket is {@code base64url(form, key version, fields).base64url(HMAC-SHA256 of these bytes)}. The key is replaced when
 * it is {@value #KEY_DAYS} days old at a start; the one before stays good for as long as its tickets are.
 */
public final class TicketSigner {
    /** Tickets older than this are nobody's. */
    public static final Duration LIFETIME = Duration.ofHours(24);

    static final String PURPOSE = "resume-ticket";

    private static final int KEY_DAYS = 30;
    private static final int FORM = 1;
    private static final int LONGEST = 600;
    private static final String MAC = "HmacSHA256";
    /** A ticket may come back to a machine whose clock is a little behind. */
    private static final Duration CLOCK_TOLERANCE = Duration.ofMinutes(1);

    private final InstantSource clock;
    private final List<Key> keys;
    private final Key newest;

    private record Key(int version, Mac ready) {}

    /** @throws org.lichthof.event.StoreUnavailable when the store cannot be asked */
    public TicketSigner(Secrets secrets, InstantSource clock) {
        this.clock = clock;
        this.keys = keys(secrets, clock.instant()).stream()
                .map(key -> new Key(key.version(), prepare(key)))
                .toList();
        this.newest = keys.getFirst();
    }

    public String sign(Ticket ticket) {
        byte[] payload = write(ticket, newest.version());
        Base64.Encoder base64 = Base64.getUrlEncoder().withoutPadding();
        return base64.encodeToString(payload) + "." + base64.encodeToString(mac(newest.ready(), payload));
    }

    /** Empty for anything that we did not sign, or too long ago. */
    public Optional<Ticket> verify(String signed) {
        int dot = signed.indexOf('.');
        if (dot < 0 || signed.length() > LONGEST) {
            return Optional.empty();
        }
        byte[] payload;
        byte[] mac;
        try {
            payload = Base64.getUrlDecoder().decode(signed.substring(0, dot));
            mac = Base64.getUrlDecoder().decode(signed.substring(dot + 1));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
        if (payload.length < 2 || payload[0] != FORM) {
            return Optional.empty();
        }
        int version = payload[1] & 0xff;
        return keys.stream()
                .filter(key -> (key.version() & 0xff) == version)
                // MessageDigest.isEqual takes as long for a wrong first byte as for a wrong last one.
                .filter(key -> MessageDigest.isEqual(mac, mac(key.ready(), payload)))
                .findFirst()
                .map(key -> read(payload))
                .filter(this::isFresh);
    }

    private boolean isFresh(Ticket ticket) {
        Instant now = clock.instant();
        return ticket.issuedAt().plus(LIFETIME).isAfter(now)
                && ticket.issuedAt().isBefore(now.plus(CLOCK_TOLERANCE));
    }

    private static List<SigningKey> keys(Secrets secrets, Instant now) {
        List<SigningKey> known = secrets.signingKeys(PURPOSE);
        boolean due = known.isEmpty()
                || known.getFirst().createdAt().plus(Duration.ofDays(KEY_DAYS)).isBefore(now);
        if (!due) {
            return known;
        }
        byte[] random = new byte[32];
        new SecureRandom().nextBytes(random);
        SigningKey added = secrets.add(PURPOSE, new SecretKeySpec(random, MAC), now);
        secrets.forgetBefore(PURPOSE, added.version() - 1);
        return secrets.signingKeys(PURPOSE);
    }

    /** Looking for an algorithm and taking in a key costs more than signing does; a copy of one that is ready does not. */
    private static Mac prepare(SigningKey key) {
        try {
            Mac mac = Mac.getInstance(MAC);
            mac.init(key.key());
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + MAC, e);
        }
    }

    private static byte[] mac(Mac ready, byte[] payload) {
        try {
            return ((Mac) ready.clone()).doFinal(payload);
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("the JDK's own " + MAC + " can be copied", e);
        }
    }

    private static byte[] write(Ticket ticket, int version) {
        var bytes = new ByteArrayOutputStream(100);
        try (var out = new DataOutputStream(bytes)) {
            out.writeByte(FORM);
            out.writeByte(version);
            out.writeUTF(ticket.event().value());
            out.writeInt(ticket.member());
            out.writeUTF(ticket.room().value());
            out.writeInt(ticket.x());
            out.writeInt(ticket.y());
            out.writeByte(ticket.facing().number());
            out.writeBoolean(ticket.locked());
            out.writeBoolean(ticket.conversationKey().isPresent());
            out.writeLong(ticket.conversationKey().orElse(0));
            out.writeLong(ticket.issuedAt().toEpochMilli());
        } catch (IOException e) {
            throw new UncheckedIOException("bytes in memory", e);
        }
        return bytes.toByteArray();
    }

    /** Only for what we signed ourselves. */
    private static Ticket read(byte[] payload) {
        try (var in = new DataInputStream(new ByteArrayInputStream(payload, 2, payload.length - 2))) {
            EventId event = new EventId(in.readUTF());
            int member = in.readInt();
            RoomId room = new RoomId(in.readUTF());
            int x = in.readInt();
            int y = in.readInt();
            Facing facing = Facing.of(in.readByte());
            boolean locked = in.readBoolean();
            boolean talking = in.readBoolean();
            long key = in.readLong();
            Instant issuedAt = Instant.ofEpochMilli(in.readLong());
            OptionalLong conversation = talking ? OptionalLong.of(key) : OptionalLong.empty();
            return new Ticket(event, member, room, x, y, facing, conversation, locked, issuedAt);
        } catch (IOException e) {
            throw new UncheckedIOException("a ticket that we signed cannot be read", e);
        }
    }
}
