/**
 * Where everything that must last is kept: one SQLite file in the data folder, behind the ports of {@code event} and
 * {@code chat}.
 *
 * <p>The only package that knows SQL. One writer thread takes all waiting writes into one transaction and answers after its
 * commit; reading goes over a few connections of its own. Every method may block, belongs on a virtual thread (or one made
 * for it), and throws {@link org.lichthof.event.StoreUnavailable} when disk or database fail it.
 */
@NullMarked
package org.lichthof.store;

import org.jspecify.annotations.NullMarked;
