/**
 * The occasion that people attend: its rooms, its roles, its members and their personal links, and the ports through which
 * all that is remembered (the store implements them).
 *
 * <p>May use {@code world}, and {@code yaml} to read the pages that organisers write. Records are immutable. Ports may block:
 * they are called on virtual threads, by many at a time, and throw {@link org.lichthof.event.StoreUnavailable} when the
 * world fails them.
 */
@NullMarked
package org.lichthof.event;

import org.jspecify.annotations.NullMarked;
