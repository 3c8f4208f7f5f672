package io.argosy.cli.command;

import io.argosy.api.client.ArgosyClient;
import io.argosy.api.rest.DockerCertificate;
import io.argosy.api.rest.DockerCertificateRequest;
import io.argosy.cli.context.ContextsFile;
import io.argosy.cli.context.ServerChoice;
import io.argosy.cli.docker.CertificateDirectory;
import io.argosy.cli.docker.ClientKey;
import io.argosy.cli.docker.Endpoint;
import io.argosy.cli.docker.Shell;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(name = "env", description = "Have docker, docker-compose and other Docker clients speak to the cluster: makes or renews a certificate and prints what a shell takes.",
        footer = {"", "Examples:", "  eval \"$(argosy env)\"", "  argosy env | source                             in fish", "  eval \"$(argosy env --unset)\"",
            "  argosy env --role viewer --dir ./ci             a certificate that may look only", "  eval \"$(argosy env --docker-context prod)\"     then: docker --context prod ps"})
final class Env implements Runnable {

    private static final List<String> NAMES = List.of("DOCKER_TLS_VERIFY", "DOCKER_HOST", "DOCKER_CERT_PATH");
    private static final int DIGITS = 12;

    @Mixin
    private Session session;

    @Option(names = "--dir", paramLabel = "DIR", description = "Where ca.pem, cert.pem and key.pem are kept (default: beside the contexts, for each server, token and role).")
    private Path directory;

    @Option(names = "--role", paramLabel = "ROLE", description = "The most that may be done with the certificate: admin, operator or viewer (default: all that the token may).")
    private String role;

    @Option(names = "--shell", paramLabel = "SHELL", description = "sh, fish or powershell (default: by SHELL).")
    private Shell shell;

    @Option(names = "--docker-context", paramLabel = "NAME", description = "Print the command that makes a context of the docker command line instead.")
    private String context;

    @Option(names = "--renew", description = "Make another certificate in any case. It is renewed by itself when half of its time is over.")
    private boolean renew;

    @Option(names = {"-u", "--unset"}, description = "Print what takes the variables away again.")
    private boolean unset;

    @Override
    public void run() {
        Shell words = Optional.ofNullable(shell).orElseGet(() -> Shell.of(session.environment().getOrDefault("SHELL", "")));
        if (unset) {
            NAMES.forEach(name -> session.terminal().out().println(words.unset(name)));
            return;
        }
        String origin = origin(session.choice());
        CertificateDirectory kept = new CertificateDirectory(Optional.ofNullable(directory).orElseGet(() -> usual(origin)), session.json());
        Endpoint endpoint = kept.read().filter(known -> !renew && known.good(origin, Instant.now())).orElseGet(() -> make(kept, origin));
        if (session.asJson()) {
            session.terminal().printJson(endpoint);
        } else if (context != null) {
            session.terminal().out().println("docker context create %s --docker 'host=%s,ca=%s,cert=%s,key=%s'"
                    .formatted(context, endpoint.url(), kept.file("ca.pem"), kept.file("cert.pem"), kept.file("key.pem")));
        } else {
            print(words, endpoint, kept.path());
        }
    }

    private void print(Shell words, Endpoint endpoint, Path path) {
        session.terminal().out().println(words.set("DOCKER_TLS_VERIFY", "1"));
        session.terminal().out().println(words.set("DOCKER_HOST", endpoint.url()));
        session.terminal().out().println(words.set("DOCKER_CERT_PATH", path.toString()));
        session.terminal().out().println("# as %s (%s), until %s".formatted(endpoint.token(), endpoint.role(), endpoint.expiresAt().truncatedTo(ChronoUnit.SECONDS)));
        session.terminal().out().println("# to set these: " + words.take("argosy env"));
    }

    private Endpoint make(CertificateDirectory kept, String origin) {
        ClientKey key = ClientKey.make();
        try (ArgosyClient client = session.client()) {
            Instant now = Instant.now();
            DockerCertificate made = client.postIdempotent("/v1/docker/certificates", new DockerCertificateRequest(key.proof(), Optional.ofNullable(role)), DockerCertificate.class);
            String host = made.host().map(Env::bracketed).orElseGet(() -> client.server().getHost()) + ":" + made.port();
            Endpoint endpoint = new Endpoint(origin, host, made.token(), made.role(), now, made.expiresAt());
            kept.write(endpoint, key, made.certificates().getFirst(), made.certificates().getLast());
            return endpoint;
        }
    }

    private static String bracketed(String host) {
        return host.contains(":") ? "[" + host + "]" : host;
    }

    private Path usual(String origin) {
        return ContextsFile.location(session.environment()).resolveSibling("docker").resolve(origin.substring(0, DIGITS));
    }

    private String origin(ServerChoice choice) {
        String text = choice.servers() + "\n" + choice.token().orElse("") + "\n" + Optional.ofNullable(role).orElse("");
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
