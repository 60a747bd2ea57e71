/**
 * The front door: one port for WebSocket, REST, static files and probes. The home of Netty.
 *
 * <p>{@code Gateway} opens and closes it, {@code FrontPipeline} is the table of contents of a connection, {@code HttpDesk}
 * answers requests, and after the upgrade a connection is a {@code Session} on its event loop: who is this, may they, which
 * room. What blocks (the store behind the doorkeeper and the chat) is done on virtual threads by the {@code EventDesk} and
 * comes back to the loop.
 */
@NullMarked
package org.lichthof.gateway;

import org.jspecify.annotations.NullMarked;
