package io.argosy.trust;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.time.Instant;

/// Serial numbers of certificates: eight bytes of the moment of issue in milliseconds, then eight by chance.
final class Serial {

    private static final SecureRandom RANDOM = new SecureRandom();

    private Serial() {}

    static BigInteger at(Instant now) {
        return new BigInteger(1, ByteBuffer.allocate(2 * Long.BYTES).putLong(now.toEpochMilli()).putLong(RANDOM.nextLong()).array());
    }

    static Instant issuedAt(BigInteger serial) {
        return Instant.ofEpochMilli(serial.shiftRight(Long.SIZE).longValueExact());
    }
}
