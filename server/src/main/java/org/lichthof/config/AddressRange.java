package org.lichthof.config;

import java.net.InetAddress;
import java.util.Optional;

/** Some internet addresses that begin alike: {@code 10.0.0.0/8}, {@code ::1}. */
public record AddressRange(InetAddress first, int prefixBits) {
    public AddressRange {
        if (prefixBits < 0 || prefixBits > first.getAddress().length * 8) {
            throw new IllegalArgumentException("a prefix of " + first.getHostAddress() + " is 0 to "
                    + first.getAddress().length * 8 + " bits, not " + prefixBits);
        }
    }

    /** Literal addresses only, nothing is looked up; without a slash the range is the one address. Empty: not understood. */
    public static Optional<AddressRange> parse(String text) {
        int slash = text.indexOf('/');
        try {
            InetAddress address = InetAddress.ofLiteral(slash < 0 ? text : text.substring(0, slash));
            int bits = slash < 0 ? address.getAddress().length * 8 : Integer.parseInt(text.substring(slash + 1));
            return Optional.of(new AddressRange(address, bits));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** An IPv4 address that came wrapped in IPv6 is the IPv4 address: the JDK unwraps it. */
    public boolean contains(InetAddress address) {
        byte[] mine = first.getAddress();
        byte[] other = address.getAddress();
        if (mine.length != other.length) {
            return false;
        }
        for (int bit = 0; bit < prefixBits; bit++) {
            int mask = 0x80 >> (bit & 7);
            if ((mine[bit >> 3] & mask) != (other[bit >> 3] & mask)) {
                return false;
            }
        }
        return true;
    }

    @Override
    public String toString() {
        return first.getHostAddress() + "/" + prefixBits;
    }
}
