/**
 * A room as a state machine: {@code room.step(commands, now, out)}. Commands are wishes, notices are news; the same commands
 * at the same times give the same notices, so any bug report is a replay.
 *
 * <p>May use {@code world} and {@code conversation}. Knows no clock, thread, log, socket, database or random source. One
 * thread at a time calls a room.
 */
@NullMarked
package org.lichthof.room;

import org.jspecify.annotations.NullMarked;
