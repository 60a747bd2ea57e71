/**
 * All settings as one record, from {@code lichthof.yaml} and the environment; every one has a default, none is mandatory, and
 * all mistakes are reported at once.
 *
 * <p>May use {@code yaml}. Read once, by the thread that starts the program; the records are immutable.
 */
@NullMarked
package org.lichthof.config;

import org.jspecify.annotations.NullMarked;
