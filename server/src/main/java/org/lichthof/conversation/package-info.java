/**
 * Who talks with whom: a function of where people stand, where they look, how they move, and what they asked for.
 *
 * <p>May use {@code world}. Knows no clock: time is an argument, in milliseconds that never go back. One room's thread calls
 * one {@code Conversations}; nothing here may be shared between threads.
 */
@NullMarked
package org.lichthof.conversation;

import org.jspecify.annotations.NullMarked;
