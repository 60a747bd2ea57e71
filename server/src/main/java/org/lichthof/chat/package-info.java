/**
 * What people write to a room, to everybody or to one another, and what is kept of it: commands are refused or acknowledged
 * after the commit, in order, without loss or duplicates.
 *
 * <p>May use {@code event}, {@code access} and {@code world}. Nearby chat is not here: it is never written down, the room
 * carries it. {@link org.lichthof.chat.ChatService} may be called by any thread; who listens is called by the store's one
 * writer.
 */
@NullMarked
package org.lichthof.chat;

import org.jspecify.annotations.NullMarked;
