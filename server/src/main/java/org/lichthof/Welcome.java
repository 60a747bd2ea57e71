package org.lichthof;

import java.io.PrintWriter;
import java.util.Map;
import org.lichthof.config.Settings;
import org.lichthof.event.Event;
import org.lichthof.event.Role;

/** What an operator reads once the doors are open: where to go, as whom, and where the data lies. */
final class Welcome {
    private Welcome() {}

    /**
     * @param isRead somebody reads this, at a terminal or asked for it. Else it goes into a journal or a container's log, which keeps what it is
     *     told and shows it to others: personal links are not told there.
     */
    static void print(App app, Settings settings, PrintWriter out, boolean isRead) {
        String address = settings.server().publicUrl().orElse(app.localAddress());
        out.println();
        out.println("Lichthof is open:  " + address + "/");
        for (Event event : app.events()) {
            out.println();
            out.println("  " + event.in("en", event.title()) + (event.isOpen() ? "" : "  (not open for citizens yet)"));
            out.printf("    %-14s %s/e/%s%n", "open link", address, event.id());
            if (isRead) {
                for (Map.Entry<Role, String> link : app.links(event).entrySet()) {
                    out.printf("    %-14s %s%s%n", words(link.getKey()), address, link.getValue());
                }
            }
        }
        for (String why : app.closed()) {
            out.println();
            out.println("  CLOSED  " + why);
        }
        out.println();
        out.println("Data: " + settings.data().toAbsolutePath().normalize() + " ("
                + (isRead ? "the links again" : "one personal link for each role") + ": links.txt).  Stop: Ctrl+C");
        out.flush();
    }

    private static String words(Role role) {
        return switch (role) {
            case CITIZEN -> "citizen";
            case BOOTH_STAFF -> "booth staff";
            case HOST -> "breakout host";
            case ORGANISER -> "organiser";
        };
    }
}
