package io.argosy.dockerapi.name;

import static org.assertj.core.api.Assertions.assertThat;

import io.argosy.dockerapi.TestNodes;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResolutionTest {

    private static final List<Resident> RESIDENTS = List.of(
            resident("n1", "aa11", "web"), resident("n1", "aa22", "db"), resident("n2", "bb11", "db"), resident("n2", "bb22", "aa"), resident("n3", "cc11", "c1"));

    private static Resident resident(String node, String id, String name) {
        return new Resident(TestNodes.node(node), id, List.of(name), "busybox:1", Map.of(), Set.of());
    }

    @ParameterizedTest
    @CsvSource({
        "web,       aa11",
        "/web,      aa11",
        "aa11,      aa11",
        "cc,        cc11",
        "aa,        bb22",
        "n1/db,     aa22",
        "id-n2/db,  bb11",
        "n2/bb1,    bb11",
        "n3/web,    unknown",
        "nope,      unknown",
        "n9/web,    unknown",
        "db,        'many nodes: n1, n2'",
        "a,         many ids",
        "n1/a,      many ids",
        "'',        unknown",
        "/,         unknown"})
    void aWordMeansOneThingOrSaysWhyNot(String asked, String meaning) {
        assertThat(switch (Resolution.of(asked, RESIDENTS)) {
            case Resolution.Found<Resident>(Resident found) -> found.id();
            case Resolution.Unknown<Resident> _ -> "unknown";
            case Resolution.ManyIds<Resident> _ -> "many ids";
            case Resolution.ManyNodes<Resident>(String nodes) -> "many nodes: " + nodes;
        }).isEqualTo(meaning);
    }

    @ParameterizedTest
    @CsvSource({
        "busybox,                          busybox:latest",
        "docker.io/library/busybox:1,      busybox:1",
        "docker.io/a/b,                    a/b:latest",
        "reg:5000/a,                       reg:5000/a:latest",
        "a@sha256:12,                      a@sha256:12"})
    void imagesAreCalledAsEnginesListThem(String reference, String familiar) {
        assertThat(ImageName.familiar(reference)).isEqualTo(familiar);
    }

    @ParameterizedTest
    @CsvSource({"busybox:1, busybox", "reg:5000/a:2, reg:5000/a", "reg:5000/a, reg:5000/a", "a@sha256:12, a"})
    void aRepositoryHasNoTag(String reference, String repository) {
        assertThat(ImageName.repository(reference)).isEqualTo(repository);
    }
}
