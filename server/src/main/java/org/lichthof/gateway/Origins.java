package org.lichthof.gateway;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which pages may open connections to us: our own, and those that the operator listed. Browsers say where a page came from,
 * and cannot be made to lie by the page; other programs say nothing, and need not.
 */
final class Origins {
    private final List<String> allowed;

    Origins(Optional<String> publicUrl, List<String> allowedOrigins) {
        this.allowed = java.util.stream.Stream.concat(publicUrl.stream(), allowedOrigins.stream())
                .map(origin -> origin.toLowerCase(Locale.ROOT))
                .toList();
    }

    /**
     * @param origin header of that name; null: none
     * @param host of the request, with the port unless it is the scheme's own
     */
    boolean admits(@Nullable String origin, String host) {
        if (origin == null) {
            return true;
        }
        String lower = origin.toLowerCase(Locale.ROOT);
        if (allowed.contains(lower)) {
            return true;
        }
        try {
            URI uri = new URI(lower);
            String authority = uri.getRawAuthority();
            return authority != null
                    && !host.isEmpty()
                    && withoutDefaultPort(authority).equals(withoutDefaultPort(host));
        } catch (URISyntaxException e) {
            return false;
        }
    }

    private static String withoutDefaultPort(String authority) {
        return authority.endsWith(":443")
                ? authority.substring(0, authority.length() - 4)
                : authority.endsWith(":80") ? authority.substring(0, authority.length() - 3) : authority;
    }
}
