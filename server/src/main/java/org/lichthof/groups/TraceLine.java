package org.lichthof.groups;

import java.util.regex.Pattern;

/**
 * One person at one moment, in the trace's own terms.
 *
 * @param stamp the time as written
 * @param millis the time
 * @param id digits
 * @param x metres
 * @param y metres, growing upwards
 * @param heading radians counter-clockwise from +x; NaN when unknown
 */
record TraceLine(String stamp, long millis, String id, double x, double y, double heading) {
    static final String HEADER = "time_s,id,x_m,y_m,heading_rad";

    /** Farther out, numbers of this size no longer tell a pixel from its neighbour. */
    private static final double FARTHEST_METRES = 10_000_000;

    private static final Pattern DIGITS = Pattern.compile("[0-9]{1,40}");

    static TraceLine parse(String line, int number) {
        String[] fields = line.split(",", -1);
        if (fields.length != 5) {
            throw new BadTrace(number, "expected the five fields " + HEADER + ", found " + fields.length);
        }
        String stamp = fields[0].strip();
        String id = fields[1].strip();
        if (!DIGITS.matcher(id).matches()) {
            throw new BadTrace(number, "expected digits as id, found '" + shortened(id) + "'");
        }
        double seconds = number(stamp, "time_s", 1e12, number);
        double x = number(fields[2].strip(), "x_m", FARTHEST_METRES, number);
        double y = number(fields[3].strip(), "y_m", FARTHEST_METRES, number);
        String heading = fields[4].strip();
        double radians = heading.isEmpty() ? Double.NaN : number(heading, "heading_rad", 1e6, number);
        return new TraceLine(stamp, Math.round(seconds * 1000), id, x, y, radians);
    }

    private static double number(String text, String field, double most, int line) {
        double value;
        try {
            value = Double.parseDouble(text);
        } catch (NumberFormatException e) {
            throw new BadTrace(line, "expected a number as " + field + ", found '" + shortened(text) + "'");
        }
        if (!(Math.abs(value) <= most)) {
            throw new BadTrace(line, field + " is beyond " + most + ": '" + shortened(text) + "'");
        }
        return value;
    }

    private static String shortened(String text) {
        return text.length() <= 40 ? text : text.substring(0, 40) + "...";
    }
}
