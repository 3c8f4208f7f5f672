package io.argosy.control.deploy;

import io.argosy.control.fault.FaultCode;
import io.argosy.control.fault.Result;
import io.argosy.model.id.ServiceName;
import io.argosy.model.service.AppSpec;
import io.argosy.model.service.ImageSpec;
import io.argosy.model.service.PullPolicy;
import io.argosy.model.service.ServiceSpec;
import java.util.LinkedHashMap;
import java.util.Map;

/// Image references that take the place of those in the files.
final class Overrides {

    private Overrides() {}

    static Result<Rendered> apply(Rendered rendered, Map<ServiceName, String> images) {
        AppSpec spec = rendered.spec();
        Map<ServiceName, ServiceSpec> services = new LinkedHashMap<>(spec.services());
        for (Map.Entry<ServiceName, String> image : images.entrySet()) {
            ServiceSpec service = services.get(image.getKey());
            if (service == null) {
                return Result.refused(FaultCode.SERVICE_NOT_FOUND, "an image is given for service %s, which the files do not have"
                        .formatted(image.getKey()), "name a service of the files, or activate its profile");
            }
            if (image.getValue().isBlank()) {
                return Result.refused(FaultCode.INVALID_REQUEST, "the image given for service %s is empty".formatted(image.getKey()), "name an image");
            }
            services.put(image.getKey(), withImage(service, image.getValue()));
        }
        return Result.done(rendered.with(
                new AppSpec(spec.name(), services, spec.networks(), spec.volumes(), spec.configs(), spec.secrets())));
    }

    /// What was just built is on a node already: no registry is asked for it first.
    private static ServiceSpec withImage(ServiceSpec spec, String reference) {
        PullPolicy pull = spec.image().pull() == PullPolicy.ALWAYS ? PullPolicy.MISSING : spec.image().pull();
        ImageSpec image = new ImageSpec(reference, pull, spec.image().platform());
        return new ServiceSpec(spec.name(), spec.mode(), image, spec.process(), spec.host(), spec.security(), spec.resources(), spec.mounts(),
                spec.files(), spec.networkMode(), spec.networks(), spec.ports(), spec.expose(), spec.links(), spec.dependencies(),
                spec.health(), spec.unhealthy(), spec.restart(), spec.update(), spec.rollback(), spec.placement(), spec.logging(),
                spec.labels(), spec.serviceLabels(), spec.priority(), spec.exclusive());
    }
}
