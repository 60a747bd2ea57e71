package org.lichthof.http;

import java.util.Locale;
import java.util.Optional;

/** What a request wants done. */
public enum Method {
    GET,
    HEAD,
    POST,
    PUT,
    PATCH,
    DELETE,
    OPTIONS;

    /** Empty for a method that this server does not know; it is answered with 501. */
    public static Optional<Method> of(String name) {
        for (Method method : values()) {
            if (method.name().equals(name.toUpperCase(Locale.ROOT))) {
                return Optional.of(method);
            }
        }
        return Optional.empty();
    }
}
