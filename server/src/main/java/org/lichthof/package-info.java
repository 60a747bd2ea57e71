/** The composition root: the command line, and {@code App}, where every {@code new} that crosses packages stands. */
@NullMarked
package org.lichthof;

import org.jspecify.annotations.NullMarked;
