package io.argosy.e2e.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;

/// The example WordPress, and what a person does with it.
public record WordPress(Installation installation) {

    public static final int PORT = 8081;

    public Outcome deploy(String... more) {
        return installation.command("deploy", "-f", Workspace.EXAMPLES.resolve("wordpress/compose.yml").toString()).and(more)
                .and("-p", "wordpress", "--wait").run();
    }

    /// A further Compose file, to be laid over that of the example.
    public String overlay(String compose) {
        try {
            return Files.writeString(Files.createTempFile("wordpress", ".yml"), compose).toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// As a person fills in the form of the first visit.
    public void install(Engine node) {
        String address = "http://" + node.address() + ":" + PORT + "/wp-admin/install.php?step=2";
        Command.of("curl", "-fsS", "--max-time", "60", address, "--data-urlencode", "weblog_title=The fleet", "--data-urlencode", "user_name=captain",
                "--data-urlencode", "admin_password=a-long-pass-phrase-9", "--data-urlencode", "admin_password2=a-long-pass-phrase-9",
                "--data-urlencode", "admin_email=captain@example.org", "--data-urlencode", "blog_public=0", "--data-urlencode", "Submit=Install WordPress")
                .run().succeeded();
    }
}
