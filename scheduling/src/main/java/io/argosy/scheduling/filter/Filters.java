package io.argosy.scheduling.filter;

import io.argosy.scheduling.rule.NodeFilter;
import java.util.List;

/// The filters every task passes, from what a person would look at first to what changes most often.
public final class Filters {

    public static final List<NodeFilter> STANDARD = List.of(
            new BoundNode(),
            new LocalVolumes(),
            new NodeUsable(),
            new KeepsLeases(),
            new NodeSpace(),
            new Constraints(),
            new Platform(),
            new Affinities(),
            new EnoughZones(),
            new MaxPerNode(),
            new HostPorts(),
            new DeviceCapacity(),
            new MemoryCapacity(),
            new CpuCapacity());

    private Filters() {}
}
