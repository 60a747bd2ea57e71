package org.lichthof.telemetry;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class MetersTest {
    @Test
    void whatWasCountedAndMeasuredIsInTheScrape() {
        try (Meters meters = new Meters()) {
            meters.counter("lichthof_frames_total", "Frames.", "direction", "in")
                    .add(3);
            meters.counter("lichthof_frames_total", "Frames.", "direction", "in")
                    .increment();
            meters.timer("lichthof_step_seconds", "Steps.").record(3_000_000);
            meters.distribution("lichthof_frame_bytes", "Sizes.", new double[] {100, 1000})
                    .record(512);
            AtomicInteger people = new AtomicInteger(7);
            meters.gauge("lichthof_people", "People.", people::get, "room", "hall");
            people.set(8);

            String scrape = meters.scrape();
            for (String line : List.of(
                    "# HELP lichthof_frames_total Frames.",
                    "# TYPE lichthof_frames_total counter",
                    "lichthof_frames_total{direction=\"in\"} 4.0",
                    "lichthof_step_seconds_count 1",
                    "lichthof_step_seconds_bucket{le=\"0.0025\"} 0",
                    "lichthof_step_seconds_bucket{le=\"0.005\"} 1",
                    "lichthof_frame_bytes_bucket{le=\"1000.0\"} 1",
                    "lichthof_people{room=\"hall\"} 8.0",
                    "jvm_memory_used_bytes")) {
                assertTrue(scrape.contains(line), () -> line + " is not in\n" + scrape);
            }
        }
    }

    @Test
    void aMeterThatIsCalledOtherwiseIsNotMade() {
        try (Meters meters = new Meters()) {
            assertThrows(IllegalArgumentException.class, () -> meters.counter("lichthof_frames", ""));
            assertThrows(IllegalArgumentException.class, () -> meters.counter("frames_total", ""));
            assertThrows(IllegalArgumentException.class, () -> meters.timer("lichthof_step", ""));
            assertThrows(IllegalArgumentException.class, () -> meters.gauge("lichthof_People", "", () -> 0));
        }
    }
}
