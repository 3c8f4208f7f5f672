package io.argosy.compose.schema;

/// The simple keys of a service, and those that hold mappings.
final class ServiceKeys {
    static final String ROWS = """
            annotations                   dict
            annotations.*                 setting
            attach                        bool
            blkio_config                  map
            blkio_config.weight           whole
            blkio_config.weight_device    list
            blkio_config.weight_device.*  map
            blkio_config.weight_device.*.path   text
            blkio_config.weight_device.*.weight whole
            blkio_config.device_read_bps          list
            blkio_config.device_read_bps.*        map
            blkio_config.device_read_bps.*.path   text
            blkio_config.device_read_bps.*.rate   size
            blkio_config.device_read_iops         list
            blkio_config.device_read_iops.*       map
            blkio_config.device_read_iops.*.path  text
            blkio_config.device_read_iops.*.rate  size
            blkio_config.device_write_bps         list
            blkio_config.device_write_bps.*       map
            blkio_config.device_write_bps.*.path  text
            blkio_config.device_write_bps.*.rate  size
            blkio_config.device_write_iops        list
            blkio_config.device_write_iops.*      map
            blkio_config.device_write_iops.*.path text
            blkio_config.device_write_iops.*.rate size
            build                         text_or_map
            cgroup                        text host private
            cgroup_parent                 text
            command                       command
            container_name                text
            cpu_count                     whole 0..
            cpu_percent                   decimal 0..100
            cpu_period                    whole
            cpu_quota                     whole
            cpu_rt_period                 word
            cpu_rt_runtime                word
            cpu_shares                    whole
            cpus                          decimal
            cpuset                        text
            credential_spec               map
            credential_spec.config        text
            credential_spec.file          text
            credential_spec.registry      text
            deploy                        map_or_null
            depends_on                    words_or_map
            depends_on.*                  map
            depends_on.*.condition        text service_started service_healthy service_completed_successfully
            depends_on.*.required         bool
            depends_on.*.restart          bool
            develop                       map_or_null
            domainname                    text
            entrypoint                    command
            environment                   dict
            environment.*                 setting
            extends                       text_or_map
            extends.file                  text
            extends.service               text
            extra_hosts                   hosts
            healthcheck                   map
            healthcheck.disable           bool
            healthcheck.interval          duration
            healthcheck.retries           whole
            healthcheck.start_interval    duration
            healthcheck.start_period      duration
            healthcheck.test              command
            healthcheck.timeout           duration
            hostname                      text
            image                         text
            init                          bool
            ipc                           text
            isolation                     text
            labels                        dict
            labels.*                      setting
            logging                       map
            logging.driver                text
            logging.options               map
            logging.options.*             setting
            mac_address                   text
            mem_limit                     size
            mem_reservation               size
            mem_swappiness                whole
            memswap_limit                 size
            models                        words_or_map
            models.*                      map_or_null
            models.*.endpoint_var         text
            models.*.model_var            text
            network_mode                  text
            networks                      words_or_map
            networks.*                    map_or_null
            networks.*.aliases            words
            networks.*.driver_opts        map
            networks.*.driver_opts.*      word
            networks.*.gw_priority        whole
            networks.*.interface_name     text
            networks.*.ipv4_address       text
            networks.*.ipv6_address       text
            networks.*.link_local_ips     words
            networks.*.mac_address        text
            networks.*.priority           whole
            oom_kill_disable              bool
            oom_score_adj                 whole -1000..1000
            pid                           text_or_null
            pids_limit                    whole
            platform                      text
            privileged                    bool
            provider                      map
            provider.type                 text
            provider.options              map
            provider.options.*            any
            pull_policy                   text
            pull_refresh_after            text
            read_only                     bool
            restart                       text
            runtime                       text
            scale                         whole
            shm_size                      size
            stdin_open                    bool
            stop_grace_period             duration
            stop_signal                   text
            storage_opt                   map
            storage_opt.*                 any
            sysctls                       dict
            sysctls.*                     setting
            tty                           bool
            use_api_socket                bool
            user                          text
            userns_mode                   text
            uts                           text
            working_dir                   text
            """;

    private ServiceKeys() {}
}
