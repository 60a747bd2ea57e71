package org.lichthof;

import java.io.PrintWriter;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.lichthof.event.Invitation;
import org.lichthof.event.Invitations;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "revoke",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Takes personal links back, for ever. Nobody comes in by them any more, and who did is out within seconds;",
            "by the open link they may come back, as citizens."
        })
final class LinksRevokeCommand implements Callable<Integer> {
    @Parameters(paramLabel = "NUMBER", arity = "1..*", description = "As 'links list' has them.")
    private List<Long> numbers = List.of();

    @Mixin
    private SettingsOptions source = new SettingsOptions();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws CannotStart {
        InstantSource clock = InstantSource.system();
        PrintWriter out = spec.commandLine().getOut();
        try (LinksDesk desk = LinksDesk.open(source.load(), clock)) {
            // All or none: who mistyped one number shall not have to find out which others are gone.
            for (Invitation link : find(desk, new LinkedHashSet<>(numbers))) {
                boolean isNew = desk.invitations().revoke(link.event(), link.number(), clock.instant());
                out.println("Link " + link.number() + " (" + link.role().key() + ", " + link.label() + ", "
                        + link.event() + ")" + (isNew ? " is revoked." : " was revoked before."));
            }
        }
        out.flush();
        return 0;
    }

    private static List<Invitation> find(LinksDesk desk, Iterable<Long> numbers) throws CannotStart {
        Invitations invitations = desk.invitations();
        var found = new ArrayList<Invitation>();
        for (long number : numbers) {
            found.add(desk.events().stream()
                    .map(event -> invitations.byNumber(event.id(), number))
                    .flatMap(Optional::stream)
                    .findFirst()
                    .orElseThrow(() -> new CannotStart("There is no link " + number
                            + "; './lichthof links list' has them. Nothing was revoked.")));
        }
        return found;
    }
}
