package io.argosy.compose.convert;

import io.argosy.compose.tree.Node;
import io.argosy.compose.tree.Path;
import io.argosy.compose.tree.PathRules;
import java.util.List;

/// The table of the fields that the model does not carry; those not named in it are ignored with a warning.
final class Leftovers {
    static final String ARGOSY = "x-argosy";
    private static final String NO_SHARING = "tasks share no namespaces; let them talk over a network";
    private static final String NO_BUILD_SECRETS = "build the image beforehand";
    private static final String NO_HOOKS = "do it in the image's entrypoint, or in a service others depend on";

    private static final PathRules<Treatment> TABLE = new PathRules<Treatment>()
            .add("name", new Treatment.Settled())
            .add("networks.*.ipam", new Treatment.Settled())
            .add("services.*.env_file", new Treatment.Settled())
            .add("services.*.profiles", new Treatment.Settled())
            .add("services.*.command", new Treatment.Settled())
            .add("services.*.entrypoint", new Treatment.Settled())
            .add("services.*.volumes.*.volume", new Treatment.Settled())
            .add("services.*.volumes.*.tmpfs", new Treatment.Settled())
            .add("services.*.volumes.*.bind", new Treatment.Settled())
            .add("models", new Treatment.Refuse("run the model as a service"))
            .add("configs.*.driver", new Treatment.Refuse("use file, environment or content"))
            .add("configs.*.template_driver", new Treatment.Refuse("use file, environment or content"))
            .add("secrets.*.driver", new Treatment.Refuse("use file or environment"))
            .add("secrets.*.template_driver", new Treatment.Refuse("use file or environment"))
            .add("services.*.build.additional_contexts", new Treatment.Refuse("copy what is needed into the context"))
            .add("services.*.build.dockerfile_inline", new Treatment.Refuse("write it into a file"))
            .add("services.*.build.secrets", new Treatment.Refuse(NO_BUILD_SECRETS))
            .add("services.*.build.ssh", new Treatment.Refuse(NO_BUILD_SECRETS))
            .add("services.*.cgroup", new Treatment.Refuse(NO_SHARING))
            .add("services.*.credential_spec", new Treatment.Refuse("only Linux containers are run"))
            .add("services.*.external_links", new Treatment.Refuse("join an external network, and use the name there"))
            .add("services.*.ipc", new Treatment.Refuse(NO_SHARING))
            .add("services.*.models", new Treatment.Refuse("run the model as a service"))
            .add("services.*.pid", new Treatment.Refuse(NO_SHARING))
            .add("services.*.post_start", new Treatment.Refuse(NO_HOOKS))
            .add("services.*.pre_start", new Treatment.Refuse(NO_HOOKS))
            .add("services.*.pre_stop", new Treatment.Refuse(NO_HOOKS))
            .add("services.*.provider", new Treatment.Refuse("run it as a service, or use its address"))
            .add("services.*.runtime", new Treatment.Refuse("make it the engine's default runtime"))
            .add("services.*.use_api_socket", new Treatment.Refuse("mount the engine's socket yourself"))
            .add("services.*.userns_mode", new Treatment.Refuse("set user namespaces on the engine"))
            .add("services.*.uts", new Treatment.Refuse(NO_SHARING))
            .add("services.*.volumes_from", new Treatment.Refuse("name the volumes in both services"))
            .add("services.*.volumes.*.volume.subpath", new Treatment.Refuse("mount the whole volume"))
            .add("services.*.volumes.*.image", new Treatment.Refuse("copy the files into the image"));

    private static final List<String> HARMLESS_IPC = List.of("private", "shareable");

    private Leftovers() {}

    static void report(Path path, Node node, Findings findings) {
        var key = path.segment();
        if (path.segments().contains(ARGOSY)) {
            findings.error(node.place(), path, key.equals(ARGOSY) ? "x-argosy is known on services only" : "unknown key " + key, "remove it");
            return;
        }
        if (key.startsWith("x-")) {
            return;
        }
        switch (treatment(path, node)) {
            case Treatment.Refuse refuse -> findings.error(node.place(), path, key + " is not supported", refuse.remedy());
            case Treatment.Ignore ignore -> findings.warn(node.place(), path, key + " is not supported, ignored", "");
            case Treatment.Settled settled -> { }
        }
    }

    private static Treatment treatment(Path path, Node node) {
        var harmless = path.segment().equals("ipc")
                && node instanceof io.argosy.compose.tree.Scalar scalar && HARMLESS_IPC.contains(scalar.text());
        return harmless ? new Treatment.Ignore() : TABLE.find(path).orElse(new Treatment.Ignore());
    }
}
