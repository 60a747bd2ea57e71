package org.lichthof;

import java.io.PrintWriter;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.lichthof.access.PersonalLinks;
import org.lichthof.access.PersonalLinks.Issued;
import org.lichthof.config.Settings.FromOption;
import org.lichthof.event.Event;
import org.lichthof.event.Role;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

@Command(
        name = "issue",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Makes personal links and prints their addresses, one a line: the only time that they can be read.",
            "They are good at once."
        })
final class LinksIssueCommand implements Callable<Integer> {
    private static final int MOST_DAYS = 3_650;

    @Option(
            names = "--role",
            paramLabel = "ROLE",
            required = true,
            converter = RoleByKey.class,
            description = "citizen, booth-staff, host or organiser.")
    private Role role = Role.CITIZEN;

    @Option(
            names = "--name",
            paramLabel = "NAME",
            required = true,
            description =
                    "Whose it is, for your list, and told to whoever opens it: \"Booth 3\". Several times for several links.")
    private List<String> names = List.of();

    @Option(names = "--event", paramLabel = "EVENT", description = "For which event (default: the only one).")
    private @Nullable String event;

    @Option(
            names = "--days",
            paramLabel = "N",
            description = "How long one can come in by it, 1 to " + MOST_DAYS + " (default: until it is revoked).")
    private @Nullable Integer days;

    @Option(
            names = "--public-url",
            paramLabel = "URL",
            description = "The address that people type, to be printed (default: the setting 'publicUrl').")
    private @Nullable String publicUrl;

    @Mixin
    private SettingsOptions source = new SettingsOptions();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws CannotStart {
        checkWords();
        InstantSource clock = InstantSource.system();
        var settings = source.load(
                SettingsOptions.typed("--public-url", "publicUrl", publicUrl).toArray(FromOption[]::new));
        try (LinksDesk desk = LinksDesk.open(settings, clock)) {
            Event of = desk.event(event);
            var links = new PersonalLinks(desk.invitations(), clock);
            PrintWriter out = spec.commandLine().getOut();
            for (String name : names) {
                Issued issued = links.issue(
                        of.id(), role, name, Optional.ofNullable(days).map(Duration::ofDays));
                // To be cut out or pasted into a table: what differs stands in columns of its own.
                out.println(issued.invitation().number() + "\t"
                        + issued.invitation().label() + "\t" + desk.address() + issued.path());
            }
            out.flush();
        }
        return 0;
    }

    private void checkWords() {
        for (String name : names) {
            PersonalLinks.mistakeIn(name).ifPresent(mistake -> {
                throw new ParameterException(spec.commandLine(), "--name '" + name.strip() + "': " + mistake);
            });
        }
        if (days != null && (days < 1 || days > MOST_DAYS)) {
            throw new ParameterException(spec.commandLine(), "--days is 1 to " + MOST_DAYS + ", not " + days + ".");
        }
    }

    private static final class RoleByKey implements ITypeConverter<Role> {
        @Override
        public Role convert(String word) {
            return Role.of(word).orElseThrow(() -> {
                String known = Arrays.stream(Role.values()).map(Role::key).collect(Collectors.joining(", "));
                return new TypeConversionException("'" + word + "' is no role; there are " + known);
            });
        }
    }
}
