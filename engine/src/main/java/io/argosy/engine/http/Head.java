package io.argosy.engine.http;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/// Status line and headers of an answer. @param headers by lower-case name
record Head(int status, Map<String, String> headers) {
    private static final int MAX_LINE = 16 * 1024;
    private static final int MAX_HEADERS = 100;

    static Head read(InputStream input) throws IOException {
        Head head = readOne(input);
        while (head.status == 100) {
            head = readOne(input);
        }
        return head;
    }

    private static Head readOne(InputStream input) throws IOException {
        int status = status(line(input));
        Map<String, String> headers = new HashMap<>();
        for (String line = line(input); !line.isEmpty(); line = line(input)) {
            int colon = line.indexOf(':');
            if (colon <= 0 || headers.size() >= MAX_HEADERS) {
                throw new IOException("not an HTTP header: " + line);
            }
            headers.put(line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon + 1).strip());
        }
        return new Head(status, headers);
    }

    private static int status(String line) throws IOException {
        String[] parts = line.split(" ", 3);
        try {
            if (parts[0].startsWith("HTTP/1.")) {
                return Integer.parseInt(parts[1]);
            }
        } catch (NumberFormatException | ArrayIndexOutOfBoundsException _) {
            // Told below.
        }
        throw new IOException("what answers does not speak HTTP: " + line);
    }

    static String line(InputStream input) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream(80);
        for (int next = input.read(); next != '\n'; next = input.read()) {
            if (next < 0) {
                throw new EOFException("the connection ended in the middle of an answer");
            }
            if (line.size() >= MAX_LINE) {
                throw new IOException("a line of the answer is longer than " + MAX_LINE + " bytes");
            }
            line.write(next);
        }
        String text = line.toString(StandardCharsets.ISO_8859_1);
        return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
    }
}
