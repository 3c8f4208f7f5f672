package io.argosy.cli.project;

import java.util.List;
import java.util.regex.Pattern;

/// The rules of a `.dockerignore`: which files of a build context stay at home. The last rule that matches decides; `!` takes back.
final class DockerIgnore {

    private record Rule(Pattern pattern, boolean ignored) {}

    private final List<Rule> rules;

    private DockerIgnore(List<Rule> rules) {
        this.rules = rules;
    }

    static DockerIgnore of(List<String> lines) {
        return new DockerIgnore(lines.stream().map(String::strip).filter(line -> !line.isEmpty() && !line.startsWith("#")).map(DockerIgnore::rule).toList());
    }

    /// Whether some rule could bring back a file below an ignored directory, so that the directory has to be looked into.
    boolean hasExceptions() {
        return rules.stream().anyMatch(rule -> !rule.ignored());
    }

    /// @param path relative to the context, with slashes
    boolean ignores(String path) {
        boolean ignored = false;
        for (Rule rule : rules) {
            if (rule.pattern().matcher(path).matches()) {
                ignored = rule.ignored();
            }
        }
        return ignored;
    }

    private static Rule rule(String line) {
        boolean exception = line.startsWith("!");
        String glob = (exception ? line.substring(1) : line).strip();
        while (glob.startsWith("/") || glob.startsWith("./")) {
            glob = glob.substring(glob.indexOf('/') + 1);
        }
        if (glob.endsWith("/")) {
            glob = glob.substring(0, glob.length() - 1);
        }
        return new Rule(Pattern.compile(regex(glob) + "(/.*)?"), !exception);
    }

    /// Go's `filepath.Match`, and `**` for any number of directories.
    private static String regex(String glob) {
        StringBuilder regex = new StringBuilder();
        for (int i = 0; i < glob.length(); i++) {
            char c = glob.charAt(i);
            if (glob.startsWith("**/", i)) {
                regex.append("(.*/)?");
                i += 2;
            } else if (glob.startsWith("**", i)) {
                regex.append(".*");
                i++;
            } else if (c == '*') {
                regex.append("[^/]*");
            } else if (c == '?') {
                regex.append("[^/]");
            } else if (c == '\\' && i + 1 < glob.length()) {
                regex.append(Pattern.quote(String.valueOf(glob.charAt(++i))));
            } else if (c == '[' && glob.indexOf(']', i) > i) {
                int end = glob.indexOf(']', i);
                regex.append('[').append(glob.substring(i + 1, end).replace("\\", "\\\\").replace("[", "\\[")).append(']');
                i = end;
            } else {
                regex.append(Pattern.quote(String.valueOf(c)));
            }
        }
        return regex.toString();
    }
}
