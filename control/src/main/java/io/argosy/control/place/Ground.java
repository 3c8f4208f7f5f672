package io.argosy.control.place;

import io.argosy.control.record.AppRecords;
import io.argosy.control.record.Tables;
import io.argosy.model.app.Release;
import io.argosy.model.app.Release.ReleasedService;
import io.argosy.model.id.NodeId;
import io.argosy.model.unit.Frozen;
import io.argosy.scheduling.cluster.Cluster;
import io.argosy.scheduling.cluster.HostPort;
import io.argosy.scheduling.cluster.NodeSnapshot;
import io.argosy.store.Snapshot;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// What tasks are placed on, before the first is: nodes, the volumes they hold, and the ports the gateway holds on each.
record Ground(List<NodeSnapshot> nodes, Map<String, NodeId> volumes, List<HostPort> ports) {

    Ground {
        nodes = Frozen.list(nodes);
        volumes = Frozen.map(volumes);
        ports = Frozen.list(ports);
    }

    static Ground of(Snapshot snapshot) {
        Map<String, NodeId> volumes = new LinkedHashMap<>();
        snapshot.scan(Tables.VOLUMES).forEach(
                entry -> volumes.putIfAbsent(entry.value().app() + "/" + entry.value().name(), entry.key().node()));
        List<HostPort> ports = snapshot.scan(Tables.APPS).stream()
                .flatMap(entry -> new AppRecords(snapshot, entry.value().ref()).target().stream())
                .flatMap(Ground::ports)
                .toList();
        return new Ground(Clusters.nodes(snapshot), volumes, ports);
    }

    private static Stream<HostPort> ports(Release release) {
        return release.services().values().stream().map(ReleasedService::spec).flatMap(spec -> HostPort.ofGateway(spec).stream());
    }

    Cluster cluster() {
        Cluster cluster = new Cluster(nodes);
        volumes.forEach(cluster::hold);
        ports.forEach(cluster::listen);
        return cluster;
    }
}
