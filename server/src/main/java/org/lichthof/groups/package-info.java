/**
 * The rule of conversations, outside of a room: reads who stands where from a stream of lines and writes who talks with whom,
 * so that the quality of the rule can be measured against recordings. Runs the very code that rooms run, with its defaults.
 *
 * <p>May use {@code world} and {@code conversation}. One thread.
 */
@NullMarked
package org.lichthof.groups;

import org.jspecify.annotations.NullMarked;
