/**
 * Who comes in, as what, and what they may do: personal links, member tokens, names, roles and their permissions, and the
 * tickets with which one comes back to where one stood.
 *
 * <p>May use {@code event} and {@code world}. Everything may be called by any thread; what asks a port may block and belongs
 * on a virtual thread. Authorisation is decided here, on the server, and nowhere else.
 */
@NullMarked
package org.lichthof.access;

import org.jspecify.annotations.NullMarked;
