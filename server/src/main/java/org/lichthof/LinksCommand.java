package org.lichthof;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
        name = "links",
        mixinStandardHelpOptions = true,
        description = {
            "Personal links: issues, lists and revokes them. The server may be running.",
            "Whoever opens a personal link comes in with its role; the open link /e/EVENT makes citizens."
        },
        subcommands = {LinksListCommand.class, LinksIssueCommand.class, LinksRevokeCommand.class})
final class LinksCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        throw new ParameterException(
                spec.commandLine(),
                "What is to be done with links? There is 'links list', 'links issue --role ROLE --name NAME' and 'links revoke NUMBER'.");
    }
}
