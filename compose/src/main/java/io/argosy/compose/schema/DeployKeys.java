package io.argosy.compose.schema;

/// The keys of a service's deploy.
final class DeployKeys {
    private static final String ROLL = """
            %1$s                       map
            %1$s.parallelism           whole 0..
            %1$s.delay                 duration
            %1$s.failure_action        text
            %1$s.monitor               duration
            %1$s.max_failure_ratio     decimal
            %1$s.order                 text start-first stop-first
            """;

    static final String ROWS = """
            mode                                text
            endpoint_mode                       text
            replicas                            whole
            labels                              dict
            labels.*                            setting
            resources                           map
            resources.limits                    map
            resources.limits.cpus               decimal
            resources.limits.memory             size
            resources.limits.pids               whole
            resources.reservations              map
            resources.reservations.cpus         decimal
            resources.reservations.memory       size
            resources.reservations.devices      list
            resources.reservations.devices.*    map
            resources.reservations.generic_resources    list
            resources.reservations.generic_resources.*  map
            resources.reservations.generic_resources.*.discrete_resource_spec       map
            resources.reservations.generic_resources.*.discrete_resource_spec.kind  text
            resources.reservations.generic_resources.*.discrete_resource_spec.value whole
            restart_policy                      map
            restart_policy.condition            text
            restart_policy.delay                duration
            restart_policy.max_attempts         whole
            restart_policy.window               duration
            placement                           map
            placement.constraints               words
            placement.preferences               list
            placement.preferences.*             map
            placement.preferences.*.spread      text
            placement.max_replicas_per_node     whole
            """ + ROLL.formatted("update_config") + ROLL.formatted("rollback_config");

    static final String DEVICE = """
            capabilities  words
            count         count
            device_ids    words
            driver        text
            options       dict
            options.*     setting
            """;

    private DeployKeys() {}
}
