package io.argosy.dockerapi.merge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.argosy.dockerapi.TestNodes;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MergeTest {

    private static Part part(String node, String json) {
        return new Part(TestNodes.node(node), Trees.read(json));
    }

    private static JsonNode json(String text) {
        return Trees.read(text);
    }

    @Test
    void containersAreListedNewestFirst() {
        List<Part> parts = List.of(part("n1", "[{'Id':'a','Created':3},{'Id':'b','Created':1}]".replace('\'', '"')), part("n2", "[{'Id':'c','Created':2}]".replace('\'', '"')));
        Lists.Order order = new Lists.Order(_ -> 0);
        assertThat(Lists.containers(parts, order, _ -> true, OptionalInt.empty())).isEqualTo(json("""
                [{"Id":"a","Created":3,"Node":{"Name":"n1"}},{"Id":"c","Created":2,"Node":{"Name":"n2"}},{"Id":"b","Created":1,"Node":{"Name":"n1"}}]"""));
        assertThat(Lists.containers(parts, order, _ -> true, OptionalInt.of(1))).hasSize(1);
        assertThat(Lists.containers(parts, order, each -> each.path("Created").asInt() < 3, OptionalInt.of(1))).extracting(each -> each.path("Id").asText()).containsExactly("c");
    }

    @Test
    void withinASecondWhatWasMadeHereLaterIsNewer() {
        List<Part> parts = List.of(part("n1", "[{'Id':'a','Created':5},{'Id':'b','Created':5}]".replace('\'', '"')), part("n2", "[{'Id':'c','Created':5},{'Id':'d','Created':5}]".replace('\'', '"')));
        Map<String, Long> births = Map.of("a", 1L, "c", 2L);
        assertThat(Lists.containers(parts, new Lists.Order(id -> births.getOrDefault(id, 0L)), _ -> true, OptionalInt.empty()))
                .extracting(each -> each.path("Id").asText()).containsExactly("c", "a", "b", "d");
    }

    @Test
    void anImageIsListedOnceWithAllItsNames() {
        List<Part> parts = List.of(
                part("n1", """
                        [{"Id":"sha256:a","Created":1,"RepoTags":["a:1"],"RepoDigests":null,"Containers":1},{"Id":"sha256:b","Created":2,"RepoTags":["<none>:<none>"],"Containers":-1}]"""),
                part("n2", """
                        [{"Id":"sha256:a","Created":1,"RepoTags":["a:1","a:2"],"RepoDigests":["a@sha256:1"],"Containers":2},{"Id":"sha256:b","Created":2,"RepoTags":["b:1"],"Containers":-1}]"""));
        assertThat(Trees.read(Lists.images(parts).toString())).isEqualTo(json("""
                [{"Id":"sha256:b","Created":2,"RepoTags":["b:1"],"Containers":-1},
                 {"Id":"sha256:a","Created":1,"RepoTags":["a:1","a:2"],"RepoDigests":["a@sha256:1"],"Containers":3}]"""));
    }

    @Test
    void volumesAreThoseOfAll() {
        assertThat(Lists.volumes(List.of(part("n1", """
                {"Volumes":[{"Name":"a"}],"Warnings":null}"""), part("n2", """
                {"Volumes":null,"Warnings":["w"]}""")))).isEqualTo(json("""
                {"Volumes":[{"Name":"a"}],"Warnings":["w"]}"""));
        assertThat(Lists.volumes(List.of())).isEqualTo(json("""
                {"Volumes":[],"Warnings":null}"""));
    }

    @Test
    void infoIsOfTheWhole() {
        List<Part> parts = List.of(
                part("n1", """
                        {"ID":"x","Name":"n1","Containers":3,"ContainersRunning":1,"NCPU":2,"MemTotal":100,"OSType":"linux","DriverStatus":[["Backing Filesystem","extfs"]],"Swarm":{"LocalNodeState":"active"}}"""),
                part("n2", """
                        {"Containers":2,"ContainersRunning":2,"NCPU":4,"MemTotal":50}"""));
        ObjectNode info = Totals.info("c1", List.of(TestNodes.node("n1"), TestNodes.node("n2"), TestNodes.node("n3")), parts, 7);
        assertThat(info.path("Containers").asInt()).isEqualTo(5);
        assertThat(info.path("NCPU").asInt()).isEqualTo(6);
        assertThat(info.path("MemTotal").asInt()).isEqualTo(150);
        assertThat(info.path("Images").asInt()).isEqualTo(7);
        assertThat(info.path("ID").asText()).isEqualTo("c1");
        assertThat(info.path("OSType").asText()).isEqualTo("linux");
        assertThat(info.path("Swarm").path("LocalNodeState").asText()).isEqualTo("inactive");
        assertThat(info.path("DriverStatus")).isEqualTo(json("""
                [["Backing Filesystem","extfs"],["Nodes","3 of 3 connected"],
                 [" n1","10.0.0.1, connected, 2 CPUs, 4.0 GiB, 3 containers (1 running), engine 20.10.24"],
                 [" n2","10.0.0.2, connected, 2 CPUs, 4.0 GiB, 2 containers (2 running), engine 20.10.24"],
                 [" n3","10.0.0.3, connected, 2 CPUs, 4.0 GiB, engine 20.10.24"]]"""));
    }

    @Test
    void infoWithoutAnyEngineStillSaysWhatClientsNeed() {
        ObjectNode info = Totals.info("c1", List.of(), List.of(), 0);
        assertThat(info.path("OSType").asText()).isEqualTo("linux");
        assertThat(info.path("Containers").asInt(-1)).isZero();
    }

    @Test
    void prunesAddUp() {
        assertThat(Totals.pruned(List.of(part("n1", """
                {"ContainersDeleted":["a"],"SpaceReclaimed":5}"""), part("n2", """
                {"ContainersDeleted":null,"SpaceReclaimed":7}""")), "ContainersDeleted")).hasToString("""
                {"ContainersDeleted":["a"],"SpaceReclaimed":12}""");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "''                                            | {}",
        "{\"name\":[\"a\",\"b\"]}                      | {\"name\":[\"a\",\"b\"]}",
        "{\"label\":{\"x=1\":true,\"y\":false}}        | {\"label\":[\"x=1\"]}",
        "{\"until\":[]}                                | {\"until\":[]}"})
    void filtersAreReadInBothForms(String text, String read) {
        assertThat(Filters.parse(text).text()).isEqualTo(read);
    }

    @Test
    void filtersThatAreNoneAreRefused() {
        assertThatThrownBy(() -> Filters.parse("[1]")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Filters.parse("{\"a\":\"b\"}")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Filters.parse("{")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void filtersGrow() {
        assertThat(Filters.parse("{\"label!\":[\"a\"]}").with("label!", "b").text()).isEqualTo("{\"label!\":[\"a\",\"b\"]}");
        assertThat(Filters.NONE.with("x", "y").without("x")).isEqualTo(Filters.NONE);
    }
}
