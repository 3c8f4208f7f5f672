package io.argosy.model.service;

import io.argosy.model.unit.ByteSize;
import io.argosy.model.unit.Cpus;
import io.argosy.model.unit.Frozen;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// What a task may use at most, and what is set aside for it on its node.
///
/// Scheduling counts reservations only; the engine enforces limits.
///
/// @param pids how many processes and threads at most
/// @param shm size of `/dev/shm`; the engine's default when absent
public record ResourceSpec(
        Optional<Cpus> cpuLimit,
        Optional<ByteSize> memoryLimit,
        Optional<Long> pids,
        Optional<Cpus> cpuReservation,
        Optional<ByteSize> memoryReservation,
        List<DeviceReservation> devices,
        Optional<ByteSize> shm) {

    public static final ResourceSpec DEFAULT = new ResourceSpec(
            Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), List.of(), Optional.empty());

    public ResourceSpec {
        Objects.requireNonNull(cpuLimit, "cpuLimit");
        Objects.requireNonNull(memoryLimit, "memoryLimit");
        Objects.requireNonNull(pids, "pids");
        Objects.requireNonNull(cpuReservation, "cpuReservation");
        Objects.requireNonNull(memoryReservation, "memoryReservation");
        devices = Frozen.list(devices);
        Objects.requireNonNull(shm, "shm");
    }

    /// Devices such as GPUs, as Docker's device requests name them.
    ///
    /// @param count how many of any; -1 for all, 0 when `ids` names them
    public record DeviceReservation(String driver, List<String> capabilities, int count, List<String> ids) {
        public DeviceReservation {
            Objects.requireNonNull(driver, "driver");
            capabilities = Frozen.list(capabilities);
            ids = Frozen.list(ids);
        }
    }
}
