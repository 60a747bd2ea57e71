package org.lichthof.access;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lichthof.event.EventId;
import org.lichthof.event.Invitation;
import org.lichthof.event.Invitations;
import org.lichthof.event.Role;
import org.lichthof.event.StoreUnavailable;
import org.lichthof.event.TokenHash;

/**
 * One personal link per role for every event, made when the event is started for the first time, so that somebody can get
 * in and see. The tokens stand in a file that only its owner can read, because the store has their hashes only. Used by the
 * thread that starts the program.
 */
public final class StarterLinks {
    /** Marks them among an event's invitations. */
    static final String LABEL = "starter";

    private static final String HEADER = """
            # Personal links of the first start: event, role, and the token that stands after the # of the address.
            # Whoever has a token comes in with its role. Delete this file to revoke them all and get new ones at the next start.
            """;

    private final Invitations invitations;
    private final Path file;
    private final InstantSource clock;
    private final PersonalLinks links;

    /** @param file made when missing, {@code <data>/links.txt} */
    public StarterLinks(Invitations invitations, Path file, InstantSource clock) {
        this.invitations = invitations;
        this.file = file;
        this.clock = clock;
        this.links = new PersonalLinks(invitations, clock);
    }

    /**
     * The paths to put behind the server's address, by role: {@code /e/demo#…}; the citizens' has a token too, the open link
     * is {@code /e/demo}. The same ones every time, until the file is taken away: then the old ones are revoked and new ones
     * made.
     *
     * @throws StoreUnavailable when the store or the file cannot be read or written
     */
    public Map<Role, String> of(EventId event) {
        List<Line> lines = read();
        Map<Role, String> links = new EnumMap<>(Role.class);
        boolean isNew = false;
        for (Role role : Role.values()) {
            Optional<Line> kept = lines.stream()
                    .filter(line -> line.event.equals(event.value()) && line.role.equals(role.key()))
                    .filter(line -> isValid(event, line))
                    .findFirst();
            Line line = kept.orElseGet(() -> issue(event, role));
            if (kept.isEmpty()) {
                lines.removeIf(old -> old.event.equals(event.value()) && old.role.equals(role.key()));
                lines.add(line);
                isNew = true;
            }
            links.put(role, "/e/" + event + "#" + line.token);
        }
        if (isNew) {
            write(lines);
        }
        return links;
    }

    private record Line(String event, String role, String token) {}

    private boolean isValid(EventId event, Line line) {
        return invitations
                .byToken(event, TokenHash.of(line.token))
                .filter(invitation -> invitation.isValidAt(clock.instant()))
                .isPresent();
    }

    /** Nobody can print the one of before again, so it is taken back. */
    private Line issue(EventId event, Role role) {
        for (Invitation old : invitations.of(event)) {
            if (old.label().equals(LABEL)
                    && old.role() == role
                    && old.revokedAt().isEmpty()) {
                invitations.revoke(event, old.number(), clock.instant());
            }
        }
        return new Line(
                event.value(),
                role.key(),
                links.issue(event, role, LABEL, Optional.empty()).token());
    }

    private List<Line> read() {
        List<Line> lines = new ArrayList<>();
        if (!Files.exists(file)) {
            return lines;
        }
        try {
            for (String text : Files.readAllLines(file)) {
                List<String> words = List.of(text.strip().split("\\s+", -1));
                // A line that somebody broke is a line that is not there: that role gets a new link.
                if (!text.startsWith("#") && words.size() == 3) {
                    lines.add(new Line(words.get(0), words.get(1), words.get(2)));
                }
            }
            return lines;
        } catch (IOException e) {
            throw new StoreUnavailable(
                    "The links in " + file + " cannot be read.", "Give this user the right to, or delete the file.", e);
        }
    }

    /** Whole or not at all, and never readable by others, not even for a moment. */
    private void write(List<Line> lines) {
        StringBuilder text = new StringBuilder(HEADER);
        lines.forEach(line -> text.append(line.event)
                .append(' ')
                .append(line.role)
                .append(' ')
                .append(line.token)
                .append('\n'));
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        try {
            Files.deleteIfExists(fresh);
            if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
                Files.createFile(
                        fresh, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            }
            Files.writeString(fresh, text);
            Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new StoreUnavailable(
                    "The links cannot be written to " + file + ".",
                    "Give this user the right to, or free some space.",
                    e);
        }
    }
}
