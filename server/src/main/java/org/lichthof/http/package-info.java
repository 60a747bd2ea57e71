/**
 * Requests, responses and the table of routes, with no network server in sight: whoever owns the socket makes a
 * {@link org.lichthof.http.Request}, asks the {@link org.lichthof.http.Router}, and writes the
 * {@link org.lichthof.http.Response}.
 *
 * <p>May use the JDK, Jackson for JSON, and the log. Handlers run on virtual threads and may block; everything here is
 * immutable, so any thread may call it.
 */
@NullMarked
package org.lichthof.http;

import org.jspecify.annotations.NullMarked;
