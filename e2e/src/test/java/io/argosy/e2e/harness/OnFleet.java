package io.argosy.e2e.harness;

import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/// Gives each scenario the one [Fleet] of its kind, and removes its apps afterwards. A scenario that adds or loses nodes puts that right itself; after a
/// failure the state of things is shown, and the next scenario gets a new fleet.
abstract class OnFleet implements AfterEachCallback, ParameterResolver {

    private final ExtensionContext.Namespace kept = ExtensionContext.Namespace.create(getClass());
    private final Supplier<Fleet> start;

    OnFleet(Supplier<Fleet> start) {
        this.start = start;
    }

    @Override
    public void afterEach(ExtensionContext context) {
        Run run = run(context);
        if (context.getExecutionException().isPresent()) {
            System.out.println(context.getDisplayName() + " failed\n" + run.fleet().report());
            run.close();
            return;
        }
        try {
            run.fleet().removeApps();
        } catch (AssertionError e) {
            System.out.println(context.getDisplayName() + " left things behind\n" + run.fleet().report());
            run.close();
            throw e;
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return List.of(Fleet.class, Apps.class).contains(parameter.getParameter().getType());
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Fleet fleet = run(context).fleet();
        return parameter.getParameter().getType() == Fleet.class ? fleet : new Apps(fleet);
    }

    private Run run(ExtensionContext context) {
        return context.getRoot().getStore(kept).computeIfAbsent("run", _ -> new Run(start), Run.class);
    }

    /// Begins with the first scenario, ends after the last one.
    private static final class Run implements AutoCloseable {

        private final Supplier<Fleet> start;
        private Fleet fleet;

        private Run(Supplier<Fleet> start) {
            this.start = start;
        }

        Fleet fleet() {
            if (fleet == null) {
                fleet = start.get();
            }
            return fleet;
        }

        @Override
        public void close() {
            if (fleet != null) {
                fleet.close();
                fleet = null;
            }
        }
    }
}
