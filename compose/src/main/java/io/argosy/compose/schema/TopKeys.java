package io.argosy.compose.schema;

/// The keys outside services.
final class TopKeys {
    static final String ROWS = """
            version                                 text
            name                                    text
            include                                 list
            include.*                               text_or_map
            include.*.path                          text_or_words
            include.*.env_file                      text_or_words
            include.*.project_directory             text
            services                                map names
            services.*                              map
            networks                                map names
            networks.*                              map_or_null
            networks.*.name                         text
            networks.*.driver                       text
            networks.*.driver_opts                  map
            networks.*.driver_opts.*                word
            networks.*.ipam                         map_or_null
            networks.*.ipam.driver                  text
            networks.*.ipam.config                  list
            networks.*.ipam.config.*                map
            networks.*.ipam.config.*.subnet         text
            networks.*.ipam.config.*.ip_range       text
            networks.*.ipam.config.*.gateway        text
            networks.*.ipam.config.*.aux_addresses  map
            networks.*.ipam.config.*.aux_addresses.* text
            networks.*.ipam.options                 map
            networks.*.ipam.options.*               text
            networks.*.external                     bool_or_map
            networks.*.external.name                text
            networks.*.internal                     bool
            networks.*.enable_ipv4                  bool
            networks.*.enable_ipv6                  bool
            networks.*.attachable                   bool
            networks.*.labels                       dict
            networks.*.labels.*                     setting
            volumes                                 map names
            volumes.*                               map_or_null
            volumes.*.name                          text
            volumes.*.driver                        text
            volumes.*.driver_opts                   map
            volumes.*.driver_opts.*                 word
            volumes.*.external                      bool_or_map
            volumes.*.external.name                 text
            volumes.*.labels                        dict
            volumes.*.labels.*                      setting
            secrets                                 map names
            secrets.*                               map
            secrets.*.name                          text
            secrets.*.environment                   text
            secrets.*.file                          text
            secrets.*.content                       text
            secrets.*.external                      bool_or_map
            secrets.*.external.name                 text
            secrets.*.labels                        dict
            secrets.*.labels.*                      setting
            secrets.*.driver                        text
            secrets.*.driver_opts                   map
            secrets.*.driver_opts.*                 word
            secrets.*.template_driver               text
            configs                                 map names
            configs.*                               map
            configs.*.name                          text
            configs.*.content                       text
            configs.*.environment                   text
            configs.*.file                          text
            configs.*.external                      bool_or_map
            configs.*.external.name                 text
            configs.*.labels                        dict
            configs.*.labels.*                      setting
            configs.*.driver                        text
            configs.*.driver_opts                   map
            configs.*.driver_opts.*                 word
            configs.*.template_driver               text
            models                                  map names
            models.*                                map
            models.*.name                           text
            models.*.model                          text
            models.*.context_size                   whole
            models.*.runtime_flags                  words
            """;

    private TopKeys() {}
}
