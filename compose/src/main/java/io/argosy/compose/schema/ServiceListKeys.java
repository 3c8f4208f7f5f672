package io.argosy.compose.schema;

/// The keys of a service that hold lists, and what their items may hold.
final class ServiceListKeys {
    static final String ROWS = """
            cap_add                       words
            cap_drop                      words
            configs                       list
            configs.*                     text_or_map
            device_cgroup_rules           words
            devices                       list
            devices.*                     text_or_map
            devices.*.source              text
            devices.*.target              text
            devices.*.permissions         text
            dns                           text_or_words
            dns_opt                       words
            dns_search                    text_or_words
            develop.watch                 list
            develop.watch.*               map
            develop.watch.*.action        text rebuild sync restart sync+restart sync+exec
            develop.watch.*.exec          map
            develop.watch.*.ignore        text_or_words
            develop.watch.*.include       text_or_words
            develop.watch.*.initial_sync  bool
            develop.watch.*.path          text
            develop.watch.*.target        text
            env_file                      text_or_list
            env_file.*                    text_or_map
            env_file.*.path               text
            env_file.*.format             text
            env_file.*.required           bool
            expose                        scalars
            external_links                words
            gpus                          text_or_list
            gpus.*                        map
            group_add                     scalars
            label_file                    text_or_words
            links                         words
            ports                         list
            ports.*                       word_or_map
            ports.*.app_protocol          text
            ports.*.host_ip               text
            ports.*.mode                  text
            ports.*.name                  text
            ports.*.protocol              text
            ports.*.published             word
            ports.*.target                whole
            pre_start                     list
            pre_start.*                   map
            pre_start.*.image             text
            pre_start.*.per_replica       bool
            post_start                    list
            post_start.*                  map
            pre_stop                      list
            pre_stop.*                    map
            profiles                      words
            secrets                       list
            secrets.*                     text_or_map
            security_opt                  words
            tmpfs                         text_or_words
            volumes                       list
            volumes.*                     text_or_map
            volumes.*.type                text bind volume tmpfs cluster npipe image
            volumes.*.source              text
            volumes.*.target              text
            volumes.*.read_only           bool
            volumes.*.consistency         text
            volumes.*.bind                map
            volumes.*.bind.propagation    text
            volumes.*.bind.create_host_path bool
            volumes.*.bind.recursive      text enabled disabled writable readonly
            volumes.*.bind.selinux        text z Z
            volumes.*.volume              map
            volumes.*.volume.labels       dict
            volumes.*.volume.labels.*     setting
            volumes.*.volume.nocopy       bool
            volumes.*.volume.subpath      text
            volumes.*.tmpfs               map
            volumes.*.tmpfs.size          size 0..
            volumes.*.tmpfs.mode          whole
            volumes.*.image               map
            volumes.*.image.subpath       text
            volumes_from                  words
            """;

    static final String HOOK = """
            command       command
            user          text
            privileged    bool
            working_dir   text
            environment   dict
            environment.* setting
            """;

    static final String FILE_MOUNT = """
            source        text
            target        text
            uid           text
            gid           text
            mode          mode
            """;

    static final String ULIMITS = """
            .             map
            .*            whole_or_map
            .*.soft       whole
            .*.hard       whole
            """;

    private ServiceListKeys() {}
}
