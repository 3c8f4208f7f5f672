package io.argosy.control.setting;

import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// One that there is. Names are on disk and in the API.
public enum Setting {

    /// How many tasks may be on their way at one time to nodes that came.
    REBALANCE("rebalance", "0", "a number of tasks from 0 to 1000", Pattern.compile("0|[1-9][0-9]{0,2}|1000"),
            "tasks that may be moved at a time to nodes that join, return or are activated, so that services are spread evenly; 0 for none");

    private final String text;
    private final String standard;
    private final String form;
    private final Pattern legal;
    private final String meaning;

    Setting(String text, String standard, String form, Pattern legal, String meaning) {
        this.text = text;
        this.standard = standard;
        this.form = form;
        this.legal = legal;
        this.meaning = meaning;
    }

    /// By which people and records name it.
    public String text() {
        return text;
    }

    /// What holds where nobody set it.
    public String standard() {
        return standard;
    }

    /// What a value looks like, for people.
    public String form() {
        return form;
    }

    /// What it does, for people.
    public String meaning() {
        return meaning;
    }

    public boolean allows(String value) {
        return legal.matcher(value).matches();
    }

    public static Optional<Setting> of(String text) {
        return Stream.of(values()).filter(setting -> setting.text.equals(text)).findFirst();
    }
}
