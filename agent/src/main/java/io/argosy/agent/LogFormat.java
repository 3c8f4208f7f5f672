package io.argosy.agent;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.logging.ConsoleHandler;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/// One line a fact, on standard error: time, level, message.
final class LogFormat extends Formatter {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    static void install() {
        Logger root = Logger.getLogger("");
        for (Handler handler : root.getHandlers()) {
            root.removeHandler(handler);
        }
        ConsoleHandler console = new ConsoleHandler();
        console.setFormatter(new LogFormat());
        root.addHandler(console);
        // gRPC tells of each dial that fails with a stack trace; the session tells it in a line.
        Logger.getLogger("io.grpc").setLevel(Level.OFF);
    }

    @Override
    public String format(LogRecord event) {
        StringWriter text = new StringWriter();
        text.append(TIME.format(event.getInstant())).append(' ').append(event.getLevel().getName()).append(' ').append(formatMessage(event)).append('\n');
        if (event.getThrown() != null) {
            event.getThrown().printStackTrace(new PrintWriter(text, true));
        }
        return text.toString();
    }
}
