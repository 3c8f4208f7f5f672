package io.argosy.agent.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class LayerFilesTest {
    /// Of an image that engine 20.10 wrote; the names are those of its archive.
    private static final List<String> LAYERS = List.of(
            "sha256:c17a79511145a5e97c877a39e57c71d7fff79cb37e267e97ec4e06e3e339c88a",
            "sha256:9d72be05a8bc360f00cc0751ff02e6839d5599ac556684247e0e1eb4f3ddebfa",
            "sha256:6cb6310a2337e2fa234afc3082fc9cd2df78712ece34dc41f165f2698fc14217",
            "sha256:5810abac328a2c24ab10960022b29af126286da79e1afbff8daed9b252b7fcfe");

    @Test
    void filesGoByTheNamesOfOlderAndOfNewerEngines() {
        assertThat(LayerFiles.ofFirst(LAYERS, 3)).containsExactlyInAnyOrder(
                "5fb1794e56194efc40b410b88d03f3b34c6f3430a6ae8e2d43a93c7e31e4d98d/layer.tar",
                "1bb7205bd2e184d310ede13b7b6f4b5a78f154229f25b84425e3fbf277e5816e/layer.tar",
                "5c5382292e3eaae8c31102f788881d2b6cb45cad2cb2168d730b0086b5d4aeaf/layer.tar",
                "blobs/sha256/c17a79511145a5e97c877a39e57c71d7fff79cb37e267e97ec4e06e3e339c88a",
                "blobs/sha256/9d72be05a8bc360f00cc0751ff02e6839d5599ac556684247e0e1eb4f3ddebfa",
                "blobs/sha256/6cb6310a2337e2fa234afc3082fc9cd2df78712ece34dc41f165f2698fc14217");
        assertThat(LayerFiles.ofFirst(LAYERS, 0)).isEmpty();
    }

    @Test
    void layerThatComesAgainFurtherUpIsNotLeftOut() {
        List<String> twice = List.of(LAYERS.getFirst(), LAYERS.get(1), LAYERS.getFirst());
        assertThat(LayerFiles.ofFirst(twice, 2)).hasSize(2).contains("blobs/" + LAYERS.get(1).replace(':', '/'));
    }
}
