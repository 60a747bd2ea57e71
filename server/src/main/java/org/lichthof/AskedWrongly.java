package org.lichthof;

import picocli.CommandLine;

/**
 * What is said to somebody who asked for something that a verb does not know: one sentence, and where to read more. The
 * whole list of options would push the sentence off the screen.
 */
public final class AskedWrongly implements CommandLine.IParameterExceptionHandler {
    @Override
    public int handleParseException(CommandLine.ParameterException wrong, String[] words) {
        CommandLine command = wrong.getCommandLine();
        String what = String.valueOf(wrong.getMessage());
        command.getErr()
                .println("lichthof: " + (what.endsWith(".") ? what : what + ".") + " See "
                        + command.getCommandSpec().qualifiedName() + " --help.");
        return CommandLine.ExitCode.USAGE;
    }
}
