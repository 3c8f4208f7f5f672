package io.argosy.server.rest;

import io.argosy.control.fault.FaultCode;
import io.argosy.model.id.ReleaseNumber;
import io.argosy.server.problem.Refusal;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/// Reads values of paths and queries, with an answer that names the one that is wrong.
final class Arguments {

    private Arguments() {}

    static ReleaseNumber release(String name, String value) {
        return new ReleaseNumber((int) number(name, value, 1, Integer.MAX_VALUE));
    }

    /// @param value may be null
    static int limit(String name, String value, int usual, int most) {
        return value == null ? usual : (int) number(name, value, 1, most);
    }

    static long number(String name, String value, long least, long most) {
        try {
            long number = Long.parseLong(value);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // told below
        }
        throw wrong(name, value, "a whole number from " + least + " to " + most);
    }

    /// @param value may be null, for no
    static boolean flag(String name, String value) {
        if (value == null || value.equals("false")) {
            return false;
        }
        if (value.equals("true")) {
            return true;
        }
        throw wrong(name, value, "true or false");
    }

    /// @param value may be null
    static Optional<Instant> time(String name, String value) {
        try {
            return Optional.ofNullable(value).map(Instant::parse);
        } catch (DateTimeParseException e) {
            throw wrong(name, value, "a time such as 2026-01-31T10:00:00Z");
        }
    }

    static Refusal wrong(String name, String value, String wanted) {
        return Refusal.of(FaultCode.INVALID_REQUEST, "%s: '%s' is not %s".formatted(name, shown(value), wanted), "");
    }

    static String shown(String value) {
        return value.length() <= 80 ? value : value.substring(0, 77) + "...";
    }
}
