package io.argosy.compose.schema;

/// The keys of a service's build.
final class BuildKeys {
    static final String ROWS = """
            additional_contexts    dict
            additional_contexts.*  setting
            args                   dict
            args.*                 setting
            cache_from             words
            cache_to               words
            context                text
            dockerfile             text
            dockerfile_inline      text
            entitlements           words
            extra_hosts            hosts
            isolation              text
            labels                 dict
            labels.*               setting
            network                text
            no_cache               bool
            no_cache_filter        text_or_words
            platforms              words
            privileged             bool
            provenance             bool_or_text
            pull                   bool
            sbom                   bool_or_text
            secrets                list
            secrets.*              text_or_map
            shm_size               size
            ssh                    dict
            ssh.*                  setting
            tags                   words
            target                 text
            """;

    private BuildKeys() {}
}
