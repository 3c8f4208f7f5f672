package io.argosy.e2e.harness;

import java.util.List;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/// Gives each scenario the one engine of the run with a [Cluster] that holds no app, and removes its apps afterwards: that nothing is left of them on
/// the engine is part of every scenario. After a failure the state of things is shown, and the next scenario gets a new cluster.
public final class OnRealEngine implements BeforeEachCallback, AfterEachCallback, ParameterResolver {

    private static final ExtensionContext.Namespace KEPT = ExtensionContext.Namespace.create(OnRealEngine.class);

    @Override
    public void beforeEach(ExtensionContext context) {
        run(context).cluster();
    }

    @Override
    public void afterEach(ExtensionContext context) {
        Run run = run(context);
        if (context.getExecutionException().isPresent()) {
            System.out.println(context.getDisplayName() + " failed\n" + run.cluster().report());
            run.discard();
            return;
        }
        try {
            run.cluster().removeApps();
        } catch (AssertionError e) {
            System.out.println(context.getDisplayName() + " left things behind\n" + run.cluster().report());
            run.discard();
            throw e;
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return List.of(Cluster.class, Apps.class).contains(parameter.getParameter().getType());
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Cluster cluster = run(context).cluster();
        return parameter.getParameter().getType() == Cluster.class ? cluster : new Apps(cluster);
    }

    private static Run run(ExtensionContext context) {
        return context.getRoot().getStore(KEPT).computeIfAbsent("run", key -> new Run(), Run.class);
    }

    /// Begins with the first scenario, ends after the last one.
    private static final class Run implements AutoCloseable {

        private final LocalEngine engine;
        private Cluster cluster;
        private int clusters;

        Run() {
            Workspace.clear();
            engine = LocalEngine.start(1);
            engine.provide("hello", "wordpress");
        }

        Cluster cluster() {
            if (cluster == null) {
                cluster = Cluster.start(engine, "c" + ++clusters);
            }
            return cluster;
        }

        void discard() {
            cluster.end();
            cluster = null;
            engine.startAgain();
            engine.sweep();
        }

        @Override
        public void close() {
            if (cluster != null) {
                cluster.end();
            }
            engine.stop();
            Workspace.clear();
        }
    }
}
