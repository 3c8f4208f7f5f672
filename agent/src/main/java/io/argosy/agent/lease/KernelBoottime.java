package io.argosy.agent.lease;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/// Reads the first number of `/proc/uptime`, which Linux fills from CLOCK_BOOTTIME, in hundredths of a second. Java's own clocks stand still while the machine sleeps, or are set by people.
public final class KernelBoottime implements Boottime {
    private static final Path UPTIME = Path.of("/proc/uptime");

    @Override
    public Duration now() {
        try {
            String text = Files.readString(UPTIME);
            return Duration.ofMillis(Long.parseLong(text.substring(0, text.indexOf(' ')).replace(".", "")) * LeaseFiles.UNIT_MILLIS);
        } catch (IOException e) {
            throw new UncheckedIOException("the time since the machine was started cannot be read from " + UPTIME, e);
        }
    }
}
