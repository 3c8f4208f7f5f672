package io.argosy.cli.docker;

/// How a shell sets variables and takes them away again.
public enum Shell {
    SH("export %s=%s", "unset %s", "eval \"$(%s)\"", "'", "'\\''"),
    FISH("set -gx %s %s;", "set -e %s;", "%s | source", "'", "\\'"),
    POWERSHELL("$Env:%s = %s", "Remove-Item Env:\\%s", "& %s | Invoke-Expression", "'", "''");

    private final String setting;
    private final String unsetting;
    private final String taking;
    private final String quote;
    private final String quoteWithin;

    Shell(String setting, String unsetting, String taking, String quote, String quoteWithin) {
        this.setting = setting;
        this.unsetting = unsetting;
        this.taking = taking;
        this.quote = quote;
        this.quoteWithin = quoteWithin;
    }

    /// The one that a user's `SHELL` names.
    public static Shell of(String path) {
        return path.endsWith("/fish") ? FISH : path.endsWith("/pwsh") ? POWERSHELL : SH;
    }

    public String set(String name, String value) {
        return setting.formatted(name, quoted(value));
    }

    public String unset(String name) {
        return unsetting.formatted(name);
    }

    /// How it takes what a command prints.
    public String take(String command) {
        return taking.formatted(command);
    }

    String quoted(String value) {
        String whole = this == FISH ? value.replace("\\", "\\\\") : value;
        return quote + whole.replace(quote, quoteWithin) + quote;
    }
}
