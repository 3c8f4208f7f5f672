package io.argosy.compose.convert;

import io.argosy.compose.normalize.ByteSizes;
import io.argosy.model.service.MountKind;
import io.argosy.model.service.MountSpec;
import io.argosy.model.unit.ByteSize;
import java.util.Optional;

/// `PATH[:OPTION,...]` under `tmpfs`, with the options size, mode, ro and rw.
final class TmpfsOptions {
    private Optional<ByteSize> size = Optional.empty();
    private Optional<Integer> mode = Optional.empty();
    private boolean readOnly;

    private TmpfsOptions() {}

    static MountSpec mount(String text, Fields service) {
        var parts = text.split(":", 2);
        var options = new TmpfsOptions();
        for (var option : parts.length > 1 ? parts[1].split(",") : new String[0]) {
            options.read(option, service);
        }
        return new MountSpec(MountKind.TMPFS, Optional.empty(), parts[0], options.readOnly, Optional.empty(), true, true,
                options.size, options.mode);
    }

    private void read(String option, Fields service) {
        var value = option.substring(option.indexOf('=') + 1);
        if (option.startsWith("size=") && ByteSizes.parse(value).isPresent()) {
            size = Optional.of(new ByteSize(Math.max(0, ByteSizes.parse(value).getAsLong())));
        } else if (option.matches("mode=[0-7]{1,5}")) {
            mode = Optional.of(Integer.parseInt(value, 8));
        } else if (option.equals("ro") || option.equals("rw")) {
            readOnly = option.equals("ro");
        } else {
            service.warn("tmpfs", "option " + option + " is not supported, ignored", "");
        }
    }
}
