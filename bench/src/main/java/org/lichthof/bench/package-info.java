/**
 * The load tool: walkers that come in through the front door, speak the public protocol and measure what people would
 * notice. Uses the server's libraries, none of its classes but {@code world}.
 */
@NullMarked
package org.lichthof.bench;

import org.jspecify.annotations.NullMarked;
