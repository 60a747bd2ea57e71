/**
 * What the entrance page asks over HTTP: which events there are, what one is about, what a personal link is good for. One
 * class for each resource; {@link org.lichthof.api.ApiRoutes} is the table of all routes.
 *
 * <p>May use {@code http} and the subjects. Called on virtual threads. Positions, names of people and what they write are
 * never here.
 */
@NullMarked
package org.lichthof.api;

import org.jspecify.annotations.NullMarked;
