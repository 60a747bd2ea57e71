package org.lichthof.http;

/** Answers the requests of one route. Called on a virtual thread, by many at a time; may block. */
@FunctionalInterface
public interface Handler {
    /** @throws Problem for everything that is not the server's own mistake */
    Response handle(Request request);
}
