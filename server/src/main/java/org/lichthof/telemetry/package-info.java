/**
 * Meters: what the server counts and measures of itself, in Prometheus' words. Never of single people.
 *
 * <p>May use Micrometer, and is the only package that does. Meters may be touched by any thread, on the hottest path.
 */
@NullMarked
package org.lichthof.telemetry;

import org.jspecify.annotations.NullMarked;
