package io.argosy.e2e.harness;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// A server and an agent beside an engine, as processes that can be killed and started again, and the command line that speaks to them.
public final class Cluster implements Installation {

    private static final Duration READY_LIMIT = Duration.ofSeconds(180);
    private static final String REST = "127.0.0.1:4410";
    private static final String SESSIONS = "127.0.0.1:4411";

    private final LocalEngine engine;
    private final Path state;
    private Background server;
    private Background agent;

    private Cluster(LocalEngine engine, Path state) {
        this.engine = engine;
        this.state = state;
    }

    /// A new cluster, with nothing in it, that is ready to take apps.
    ///
    /// @param name of its state's directory; one that was not used before
    public static Cluster start(LocalEngine engine, String name) {
        Cluster cluster = new Cluster(engine, Workspace.STATE.resolve(name));
        cluster.startServer();
        cluster.startAgent();
        cluster.awaitNode();
        return cluster;
    }

    public void startServer() {
        server = Background.start("server", state.resolve("server.log"), engine.namespace().enter(List.of(Workspace.ARGOSY.toString(), "server",
                "--data", state.resolve("server").toString(), "--listen", REST, "--session-listen", SESSIONS)), Map.of());
        server.awaitWords("is ready", READY_LIMIT);
    }

    public void startAgent() {
        agent = Background.start("agent", state.resolve("agent.log"), engine.namespace().enter(List.of(Workspace.ARGOSY.toString(), "agent",
                "--data", agentState().toString(), "--server", SESSIONS, "--join-file", state.resolve("server/node-token").toString(), "--engine", engine.host(), "--name", "n1")),
                Map.of());
    }

    /// Until the server knows a node that takes tasks.
    public void awaitNode() {
        agent.awaitWords("session open", READY_LIMIT);
        assertThat(cli("node", "ls").succeeded().output()).contains("n1");
    }

    public Background server() {
        return server;
    }

    public Background agent() {
        return agent;
    }

    public LocalEngine engine() {
        return engine;
    }

    public Path agentState() {
        return state.resolve("agent");
    }

    public Path token() {
        return state.resolve("server/bootstrap-token");
    }

    @Override
    public Path directory() {
        return Workspace.STATE;
    }

    @Override
    public Command command(String... arguments) {
        return Command.of(engine.namespace().enter(List.of(Workspace.ARGOSY.toString()))).and(arguments)
                .with("ARGOSY_SERVER", "http://" + REST)
                .with("ARGOSY_TOKEN_FILE", token().toString())
                .with("ARGOSY_CONFIG", state.resolve("config").toString())
                .with("NO_COLOR", "1");
    }

    @Override
    public List<LocalEngine> engines() {
        return List.of(engine);
    }

    @Override
    public String report() {
        return cli("ps", "--all") + "\n" + engine.tries("ps", "-a") + "\n" + server.lastLines() + "\n" + agent.lastLines();
    }

    /// Ends both processes without a word; what they started stays, for [LocalEngine#sweep].
    public void end() {
        for (Background process : List.of(agent, server)) {
            if (process.isAlive()) {
                process.kill();
            }
        }
    }
}
