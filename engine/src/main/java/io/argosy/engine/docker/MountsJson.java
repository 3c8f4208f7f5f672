package io.argosy.engine.docker;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.argosy.model.service.MountKind;
import io.argosy.model.service.MountSpec;
import java.util.List;

/// Mounts as the engine takes them: binds that may make their directory in the old form, which all versions know, everything else in the new.
final class MountsJson {
    private MountsJson() {}

    static void into(ObjectNode host, List<MountSpec> specs) {
        ArrayNode binds = host.putArray("Binds");
        ArrayNode mounts = host.putArray("Mounts");
        for (MountSpec spec : specs) {
            if (fitsBind(spec)) {
                binds.add(bind(spec));
            } else {
                mount(mounts.addObject(), spec);
            }
        }
    }

    private static boolean fitsBind(MountSpec spec) {
        return spec.kind() == MountKind.BIND && spec.createHostPath() && !spec.source().orElse("").contains(":") && !spec.target().contains(":");
    }

    private static String bind(MountSpec spec) {
        String options = (spec.readOnly() ? "ro" : "rw") + spec.propagation().map(mode -> "," + mode).orElse("");
        return spec.source().orElseThrow() + ":" + spec.target() + ":" + options;
    }

    private static void mount(ObjectNode mount, MountSpec spec) {
        mount.put("Target", spec.target()).put("ReadOnly", spec.readOnly());
        spec.source().ifPresent(source -> mount.put("Source", source));
        switch (spec.kind()) {
            case BIND -> {
                mount.put("Type", "bind");
                spec.propagation().ifPresent(mode -> mount.putObject("BindOptions").put("Propagation", mode));
            }
            case VOLUME -> {
                mount.put("Type", "volume");
                mount.putObject("VolumeOptions").put("NoCopy", !spec.copyFromImage());
            }
            case TMPFS -> {
                mount.put("Type", "tmpfs");
                ObjectNode options = mount.putObject("TmpfsOptions");
                spec.size().ifPresent(size -> options.put("SizeBytes", size.value()));
                spec.fileMode().ifPresent(mode -> options.put("Mode", mode));
            }
        }
    }
}
