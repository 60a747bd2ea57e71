package org.lichthof.groups;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class GroupsTraceTest {
    private static final String HEADER = "time_s,id,x_m,y_m,heading_rad\n";

    private static List<String> run(String trace) throws IOException {
        var out = new ByteArrayOutputStream();
        GroupsTrace.run(new ByteArrayInputStream(trace.getBytes(StandardCharsets.UTF_8)), out);
        return out.toString(StandardCharsets.UTF_8).lines().toList();
    }

    private static String line(double time, int id, double x, double y, String heading) {
        return String.format(Locale.ROOT, "%.3f,%d,%.3f,%.3f,%s%n", time, id, x, y, heading);
    }

    /** Two who stand 0.8 m apart; the third comes at ten seconds and stays as near to both. */
    private static String twoAndAThird() {
        var trace = new StringBuilder(HEADER);
        for (int tick = 0; tick < 60; tick++) {
            double time = tick * 0.5;
            trace.append(line(time, 7, -100.4, 20, ""));
            trace.append(line(time, 12, -99.6, 20, ""));
            trace.append(line(time, 3, -100, tick < 20 ? 30 : 20.7, ""));
        }
        return trace.toString();
    }

    private static List<String> at(List<String> answer, String stamp) {
        return answer.stream().filter(line -> line.startsWith(stamp + ",")).toList();
    }

    @Test
    void saysAtEveryMomentWhoIsInAConversation() throws IOException {
        List<String> answer = run(twoAndAThird());
        assertEquals("time_s,id,group", answer.getFirst());
        assertEquals(List.of("9.500,7,1", "9.500,12,1"), at(answer, "9.500"));
        assertEquals(List.of("29.500,3,1", "29.500,7,1", "29.500,12,1"), at(answer, "29.500"));
    }

    @Test
    void theAnswerToAMomentDoesNotDependOnWhatComesLater() throws IOException {
        String trace = twoAndAThird();
        List<String> whole = run(trace);
        List<String> part = run(trace.substring(0, trace.indexOf("20.000,7,")));
        assertTrue(part.size() > 30, "the part says something");
        assertEquals(whole.subList(0, part.size()), part);
    }

    @Test
    void theOrderOfLinesWithinAMomentDoesNotMatter() throws IOException {
        var forwards = new StringBuilder(HEADER);
        var backwards = new StringBuilder(HEADER);
        for (int tick = 0; tick < 20; tick++) {
            for (int i = 0; i < 9; i++) {
                int j = 8 - i;
                forwards.append(line(tick * 0.4, i + 1, i * 0.9, 0, "1.5"));
                backwards.append(line(tick * 0.4, j + 1, j * 0.9, 0, "1.5"));
            }
        }
        assertTrue(run(forwards.toString()).size() > 20, "somebody talks");
        assertEquals(run(forwards.toString()), run(backwards.toString()));
    }

    @Test
    void headingsCountAndRunCounterClockwise() throws IOException {
        // pi/2 is up the y axis: they look at each other, or both look away.
        assertFalse(at(standing("1.571", "-1.571"), "9.500").isEmpty());
        assertTrue(at(standing("-1.571", "1.571"), "9.500").isEmpty());
    }

    private static List<String> standing(String headingBelow, String headingAbove) throws IOException {
        var trace = new StringBuilder(HEADER);
        for (int tick = 0; tick < 20; tick++) {
            trace.append(line(tick * 0.5, 1, 0, 0, headingBelow));
            trace.append(line(tick * 0.5, 2, 0, 1.25, headingAbove));
        }
        return run(trace.toString());
    }

    @Test
    void afterALongSilenceEverythingBeginsAnew() throws IOException {
        String late = line(40, 7, -100.4, 20, "") + line(40, 12, -99.6, 20, "");
        assertEquals(List.of(), at(run(twoAndAThird() + late), "40.000"));
    }

    @Test
    void whoHasNoLineIsNotThere() throws IOException {
        List<String> answer = run(twoAndAThird() + line(29.8, 7, -100.4, 20, ""));
        assertEquals(List.of(), at(answer, "29.800"));
    }

    @Test
    void whatCannotBeReadIsNamedWithItsLine() {
        assertRefused("", "line 1: expected the header");
        assertRefused("time,who\n", "line 1: expected the header");
        assertRefused(HEADER + "0,1,2,3\n", "line 2: expected the five fields");
        assertRefused(HEADER + "0,1,2,3,\n0,two,2,3,\n", "line 3: expected digits as id, found 'two'");
        assertRefused(HEADER + "0,1,x,3,\n", "line 2: expected a number as x_m, found 'x'");
        assertRefused(HEADER + "0,1,NaN,3,\n", "line 2: x_m is beyond");
        assertRefused(HEADER + "0,1,1e300,3,\n", "line 2: x_m is beyond");
        assertRefused(HEADER + "1,1,2,3,\n0.5,1,2,3,\n", "line 3: time goes back, from 1 to 0.5");
        assertRefused(HEADER + "1,1,2,3,\n1,1,2,3,\n", "line 3: person 1 is twice at 1");
    }

    private static void assertRefused(String trace, String beginning) {
        var problem = assertThrows(BadTrace.class, () -> run(trace));
        assertTrue(problem.getMessage().startsWith(beginning), problem.getMessage());
    }

    @Test
    void anEmptyTraceHasAnEmptyAnswer() throws IOException {
        assertEquals(List.of("time_s,id,group"), run(HEADER));
    }
}
