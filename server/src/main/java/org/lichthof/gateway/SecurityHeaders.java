package org.lichthof.gateway;

import io.netty.handler.codec.http.HttpHeaders;

/** What every answer tells browsers to refuse on our behalf. */
final class SecurityHeaders {
    /** Ours alone: no other server is asked for anything, no code that is not a file of ours, no frame around us. */
    static final String CONTENT_SECURITY_POLICY = String.join(
            "; ",
            "default-src 'none'",
            "script-src 'self'",
            "style-src 'self'",
            "img-src 'self' data: blob:",
            "connect-src 'self'",
            "font-src 'self'",
            "media-src 'self'",
            "worker-src 'self' blob:",
            "manifest-src 'self'",
            "base-uri 'none'",
            "form-action 'none'",
            "frame-ancestors 'none'");

    private SecurityHeaders() {}

    static void addTo(HttpHeaders headers, boolean isSecure) {
        headers.set("content-security-policy", CONTENT_SECURITY_POLICY)
                .set("x-content-type-options", "nosniff")
                .set("referrer-policy", "no-referrer")
                .set("cross-origin-opener-policy", "same-origin")
                .set("cross-origin-resource-policy", "same-origin")
                .set(
                        "permissions-policy",
                        "camera=(self), microphone=(self), display-capture=(self), geolocation=(), payment=(), usb=()");
        if (isSecure) {
            headers.set("strict-transport-security", "max-age=31536000");
        }
    }
}
