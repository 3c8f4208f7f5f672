package io.argosy.model.service;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImageReferenceTest {
    @ParameterizedTest
    @CsvSource({
        "nginx,nginx,latest,docker.io",
        "nginx:1.27,nginx,1.27,docker.io",
        "library/nginx:1,library/nginx,1,docker.io",
        "reg.local/shop,reg.local/shop,latest,reg.local",
        "reg.local:5000/shop,reg.local:5000/shop,latest,reg.local:5000",
        "localhost/a/b:c,localhost/a/b,c,localhost",
        "nginx@sha256:ab,nginx,sha256:ab,docker.io",
        "reg.local:5000/shop:1@sha256:ab,reg.local:5000/shop,sha256:ab,reg.local:5000"})
    void isTakenApart(String text, String repository, String version, String registry) {
        ImageReference reference = ImageReference.parse(text);
        assertThat(reference.repository()).isEqualTo(repository);
        assertThat(reference.version()).isEqualTo(version);
        assertThat(reference.registry()).isEqualTo(registry);
    }
}
