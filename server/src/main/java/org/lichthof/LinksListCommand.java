package org.lichthof;

import java.io.PrintWriter;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.lichthof.event.Event;
import org.lichthof.event.Invitation;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "list",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Lists the personal links: number, role, name, and whether one can come in by them.",
            "Not their addresses: of those only a hash is kept. Those of the first start are in links.txt of the data folder."
        })
final class LinksListCommand implements Callable<Integer> {
    @Option(names = "--event", paramLabel = "EVENT", description = "Of this event only (default: of all).")
    private @Nullable String event;

    @Mixin
    private SettingsOptions source = new SettingsOptions();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws CannotStart {
        InstantSource clock = InstantSource.system();
        PrintWriter out = spec.commandLine().getOut();
        try (LinksDesk desk = LinksDesk.open(source.load(), clock)) {
            List<Event> wanted = event == null ? desk.events() : List.of(desk.event(event));
            for (Event of : wanted) {
                out.println(of.in("en", of.title()) + " (" + of.id() + ")");
                List<Invitation> links = desk.invitations().of(of.id());
                if (links.isEmpty()) {
                    out.println("  no personal links");
                }
                for (Invitation link : links) {
                    out.printf(
                            "%6d  %-11s  %-24s  issued %s, %s%n",
                            link.number(),
                            link.role().key(),
                            link.label(),
                            day(link.createdAt()),
                            state(link, clock.instant()));
                }
            }
        }
        out.flush();
        return 0;
    }

    private static String state(Invitation link, Instant now) {
        if (link.revokedAt().isPresent()) {
            return "revoked " + day(link.revokedAt().get());
        }
        if (link.expiresAt().isEmpty()) {
            return "good";
        }
        Instant end = link.expiresAt().get();
        return (link.isValidAt(now) ? "good until " : "expired ") + day(end);
    }

    /** As the organiser's calendar has it. */
    private static LocalDate day(Instant time) {
        return LocalDate.ofInstant(time, ZoneId.systemDefault());
    }
}
