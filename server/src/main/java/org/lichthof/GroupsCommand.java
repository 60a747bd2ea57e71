package org.lichthof;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.util.concurrent.Callable;
import org.lichthof.groups.BadTrace;
import org.lichthof.groups.GroupsTrace;
import picocli.CommandLine.Command;

@Command(
        name = "groups",
        mixinStandardHelpOptions = true,
        description = {
            "Who talks with whom in a recorded trace: the very rule of the rooms, with its default numbers.",
            "Reads lines time_s,id,x_m,y_m,heading_rad from standard input (metres; the heading may be empty) and",
            "writes lines time_s,id,group."
        })
final class GroupsCommand implements Callable<Integer> {
    @Override
    public Integer call() throws IOException, CannotStart {
        var out = new BufferedOutputStream(System.out, 1 << 16);
        try {
            GroupsTrace.run(new BufferedInputStream(System.in), out);
        } catch (BadTrace e) {
            throw new CannotStart(String.valueOf(e.getMessage()));
        } finally {
            out.flush();
        }
        return 0;
    }
}
