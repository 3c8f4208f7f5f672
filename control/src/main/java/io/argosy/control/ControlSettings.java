package io.argosy.control;

import io.argosy.control.content.SecretCipher;
import io.argosy.control.deploy.Renderer;
import io.argosy.control.place.Wave;
import io.argosy.control.render.ComposeRenderer;
import io.argosy.control.retention.Keeping;
import io.argosy.control.session.Patience;
import io.argosy.planning.network.AddressRange;
import io.argosy.planning.rebalance.Budget;
import io.argosy.scheduling.Scheduler;
import java.time.InstantSource;
import java.util.Objects;
import java.util.function.LongSupplier;

/// What the control plane needs from its process.
///
/// @param serverName by which this server is known to others
/// @param version of the server, for people
/// @param storeName what kind of store it keeps, for people
/// @param addresses from where networks that span nodes get theirs
/// @param patience how long nodes that are away are waited for
/// @param scheduler by which tasks get their nodes
/// @param wave how many tasks that replace lost ones start at a time
/// @param budget how many tasks may be moved at a time to nodes that came, where people set nothing
/// @param ticks nanoseconds of a clock that nobody sets: leases are measured by it
public record ControlSettings(
        String serverName, String version, String storeName, InstantSource clock, SecretCipher cipher, Renderer renderer, Keeping keeping,
        AddressRange addresses, Patience patience, Scheduler scheduler, Wave wave, Budget budget,
        LongSupplier ticks) {

    public ControlSettings {
        Objects.requireNonNull(serverName, "serverName");
        Objects.requireNonNull(version, "version");
        Objects.requireNonNull(storeName, "storeName");
        Objects.requireNonNull(clock, "clock");
        Objects.requireNonNull(cipher, "cipher");
        Objects.requireNonNull(renderer, "renderer");
        Objects.requireNonNull(keeping, "keeping");
        Objects.requireNonNull(patience, "patience");
        Objects.requireNonNull(addresses, "addresses");
        Objects.requireNonNull(scheduler, "scheduler");
        Objects.requireNonNull(wave, "wave");
        Objects.requireNonNull(budget, "budget");
        Objects.requireNonNull(ticks, "ticks");
    }

    /// Renders Compose files, and keeps as much and waits as long as is usual.
    public ControlSettings(String serverName, String version, String storeName, InstantSource clock, SecretCipher cipher) {
        this(serverName, version, storeName, clock, cipher, new ComposeRenderer(), Keeping.STANDARD, AddressRange.STANDARD, Patience.STANDARD, Scheduler.STANDARD,
                Wave.STANDARD, Budget.NOTHING, System::nanoTime);
    }

    public ControlSettings withRenderer(Renderer chosen) {
        return new ControlSettings(serverName, version, storeName, clock, cipher, chosen, keeping, addresses, patience, scheduler, wave, budget, ticks);
    }

    public ControlSettings withTicks(LongSupplier chosen) {
        return new ControlSettings(serverName, version, storeName, clock, cipher, renderer, keeping, addresses, patience, scheduler, wave, budget, chosen);
    }

    public ControlSettings withAddresses(AddressRange chosen) {
        return new ControlSettings(serverName, version, storeName, clock, cipher, renderer, keeping, chosen, patience, scheduler, wave, budget, ticks);
    }

    public ControlSettings withPatience(Patience chosen) {
        return new ControlSettings(serverName, version, storeName, clock, cipher, renderer, keeping, addresses, chosen, scheduler, wave, budget, ticks);
    }

    public ControlSettings withScheduler(Scheduler chosen) {
        return new ControlSettings(serverName, version, storeName, clock, cipher, renderer, keeping, addresses, patience, chosen, wave, budget, ticks);
    }

    public ControlSettings withWave(Wave chosen) {
        return new ControlSettings(serverName, version, storeName, clock, cipher, renderer, keeping, addresses, patience, scheduler, chosen, budget, ticks);
    }

    public ControlSettings withBudget(Budget chosen) {
        return new ControlSettings(serverName, version, storeName, clock, cipher, renderer, keeping, addresses, patience, scheduler, wave, chosen, ticks);
    }
}
