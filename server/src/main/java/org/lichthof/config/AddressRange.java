package org.lichthof.config;

import java.net.InetAddress;
import java.util.Optional;

/** Some internet addresses that begin alike: {@code 10.0.0.0/8}, {@code ::1}. */
public record AddressRange(InetAddress first, int prefixBits) {
    /** Literal addresses only, nothing is looked up; without a slash the range is the one address. Empty: not understood. */
    public static Optional<AddressRange> parse(String text) {
        throw new UnsupportedOperationException();
    }

    /** An IPv4 address that came wrapped in IPv6 is the IPv4 address. */
    public boolean contains(InetAddress address) {
        throw new UnsupportedOperationException();
    }
}
