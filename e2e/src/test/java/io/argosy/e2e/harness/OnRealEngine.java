package io.argosy.e2e.harness;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;

/// Gives each scenario a fresh [Cluster] on the one engine of the run, and shows the state of things when it fails.
public final class OnRealEngine implements BeforeEachCallback, AfterEachCallback, ParameterResolver, TestExecutionExceptionHandler {

    private static final AtomicInteger COUNT = new AtomicInteger();
    private static final ExtensionContext.Namespace KEPT = ExtensionContext.Namespace.create(OnRealEngine.class);

    @Override
    public void beforeEach(ExtensionContext context) {
        LocalEngine engine = context.getRoot().getStore(KEPT).computeIfAbsent("engine", key -> new EngineOfTheRun(), EngineOfTheRun.class).engine();
        context.getStore(KEPT).put("cluster", Cluster.start(engine, "c" + COUNT.incrementAndGet()));
    }

    @Override
    public void afterEach(ExtensionContext context) {
        Cluster cluster = cluster(context);
        if (cluster != null) {
            cluster.end();
            cluster.engine().sweep();
        }
    }

    @Override
    public void handleTestExecutionException(ExtensionContext context, Throwable failure) throws Throwable {
        System.out.println(context.getDisplayName() + " failed\n" + cluster(context).report());
        throw failure;
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Cluster.class || parameter.getParameter().getType() == Apps.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Cluster.class ? cluster(context) : new Apps(cluster(context));
    }

    private static Cluster cluster(ExtensionContext context) {
        return context.getStore(KEPT).get("cluster", Cluster.class);
    }

    /// Started before the first scenario, ended after the last one.
    private record EngineOfTheRun(LocalEngine engine) implements AutoCloseable {

        EngineOfTheRun() {
            this(start());
        }

        private static LocalEngine start() {
            Workspace.clear();
            LocalEngine engine = LocalEngine.start(1);
            engine.provide("hello", "wordpress");
            return engine;
        }

        @Override
        public void close() {
            engine.stop();
            Workspace.clear();
        }
    }
}
