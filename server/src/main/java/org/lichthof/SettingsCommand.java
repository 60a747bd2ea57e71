package org.lichthof;

import java.util.concurrent.Callable;
import org.lichthof.config.Settings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
        name = "settings",
        mixinStandardHelpOptions = true,
        description = "Prints every setting with default, unit and meaning, as a lichthof.yaml to begin with.")
final class SettingsCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        spec.commandLine().getOut().print(Settings.example());
        spec.commandLine().getOut().flush();
        return 0;
    }
}
