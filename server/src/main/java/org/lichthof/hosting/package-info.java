/**
 * Where rooms live: threads, clock, bounded inboxes, and the fan-out of what is seen.
 *
 * <p>{@link org.lichthof.hosting.Rooms} is the only door to a room. Behind it each room has a {@code RoomHost}, which steps it
 * on one thread at a time, an {@code Usher}, who shows people to their seats and out, and an {@code Audience}, which writes
 * down once what many are to see; on every event loop of the network a {@code LoopAudience} composes frames for the connections of its loop. Between the two goes one task a step and
 * loop, never one a connection.
 *
 * <p>May use {@code world}, {@code conversation}, {@code room}, {@code wire} and {@code telemetry}, and Netty's buffers.
 * Knows no sockets and no protocol of greetings: connections are {@link org.lichthof.hosting.Visitor}s here.
 */
@NullMarked
package org.lichthof.hosting;

import org.jspecify.annotations.NullMarked;
