/**
 * Many system calls for the price of one: Linux' io_uring, used as a list of calls that the kernel works off at once.
 *
 * <p>{@code Ring} is all there is: sends and receives of sockets that never wait, made together and answered together. May
 * use the JDK, and is the only package that calls the C library.
 */
@NullMarked
package org.lichthof.uring;

import org.jspecify.annotations.NullMarked;
