package io.argosy.compose.convert;

import io.argosy.model.service.MountKind;
import io.argosy.model.service.MountSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A service's volumes, binds and tmpfs.
final class Mounts {
    private static final int ANY_MODE = 07777;

    private Mounts() {}

    static List<MountSpec> of(Fields service) {
        var mounts = new ArrayList<MountSpec>();
        for (var volume : service.items("volumes")) {
            kind(volume).flatMap(kind -> service.findings().make(volume, () -> mount(volume, kind))).ifPresent(mounts::add);
        }
        for (var tmpfs : service.texts("tmpfs")) {
            service.findings().make(service, () -> TmpfsOptions.mount(tmpfs, service)).ifPresent(mounts::add);
        }
        return mounts;
    }

    private static Optional<MountKind> kind(Fields volume) {
        var type = volume.text("type").orElse("volume");
        return switch (type) {
            case "bind" -> Optional.of(MountKind.BIND);
            case "volume" -> Optional.of(MountKind.VOLUME);
            case "tmpfs" -> Optional.of(MountKind.TMPFS);
            default -> {
                volume.error("type", "mounts of type " + type + " are not supported", "use bind, volume or tmpfs");
                volume.abandon();
                yield Optional.empty();
            }
        };
    }

    private static MountSpec mount(Fields volume, MountKind kind) {
        var bind = volume.in("bind");
        var named = volume.in("volume");
        var tmpfs = volume.in("tmpfs");
        return new MountSpec(kind, volume.text("source").filter(source -> !source.isEmpty()), volume.text("target").orElse(""),
                volume.flag("read_only"), bind.text("propagation"), bind.bool("create_host_path").orElse(true),
                !named.flag("nocopy"), tmpfs.size("size"), tmpfs.whole("mode", 0, ANY_MODE).map(Long::intValue));
    }
}
