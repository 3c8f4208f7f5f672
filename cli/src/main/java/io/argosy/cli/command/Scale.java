package io.argosy.cli.command;

import io.argosy.api.client.ArgosyClient;
import io.argosy.api.rest.ScaleRequest;
import io.argosy.cli.output.CommandFailure;
import io.argosy.model.id.AppRef;
import io.argosy.model.id.ServiceName;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(name = "scale", description = "Set the number of replicas, until the next deploy.",
        footer = {"", "Examples:", "  argosy scale -p shop web=5 --wait", "  argosy scale web=5 worker=0"})
final class Scale implements Callable<Integer> {

    @Mixin
    private AppChoice app;

    @Mixin
    private WaitOptions wait;

    @Parameters(arity = "1..*", paramLabel = "SERVICE=N", description = "Services and their replicas.")
    private List<String> wishes;

    @Override
    public Integer call() {
        ScaleRequest request = new ScaleRequest(replicas());
        AppRef ref = app.ref();
        try (ArgosyClient client = app.session().client()) {
            client.postIdempotent(Paths.app(ref, "scale"), request);
            return wait.until(Outcome.RUNNING, client, app.session(), ref);
        }
    }

    private Map<ServiceName, Integer> replicas() {
        Map<ServiceName, Integer> replicas = new LinkedHashMap<>();
        for (String wish : wishes) {
            String[] parts = wish.split("=", 2);
            try {
                replicas.put(new ServiceName(parts[0]), Integer.valueOf(parts[1]));
            } catch (ArrayIndexOutOfBoundsException | IllegalArgumentException e) {
                throw CommandFailure.usage("'" + wish + "' is not SERVICE=N", "write it like web=3");
            }
        }
        return replicas;
    }
}
