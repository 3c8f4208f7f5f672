package io.argosy.dockerapi.merge;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NetworkEventsTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "network   | create     | swarm | ''      | shop | true  | create bridge",
        "network   | create     | swarm | ''      | shop | false | none",
        "network   | create     | swarm | ''      | app  | true  | create overlay",
        "network   | update     | swarm | ''      | shop | true  | none",
        "network   | remove     | swarm | ''      | shop | true  | destroy bridge",
        "network   | create     | local | overlay | shop | true  | none",
        "network   | destroy    | local | overlay | shop | true  | none",
        "network   | connect    | local | overlay | shop | false | connect bridge",
        "network   | create     | local | bridge  | own  | false | create bridge",
        "container | create     | local | ''      | shop | false | create ''"})
    void whatSpansNodesIsToldOnce(String type, String action, String scope, String driver, String name, boolean fromMaker, String told) {
        JsonNode event = Trees.read("{\"Type\":\"%s\",\"Action\":\"%s\",\"scope\":\"%s\",\"Actor\":{\"Attributes\":{\"name\":\"%s\"%s}}}"
                .formatted(type, action, scope, name, driver.isEmpty() ? "" : ",\"type\":\"" + driver + "\""));
        Optional<JsonNode> shown = NetworkEvents.told(event, fromMaker, asked -> asked.equals("shop") ? Optional.of("bridge") : Optional.empty());
        assertThat(shown.map(each -> (each.path("Action").asText() + " " + each.path("Actor").path("Attributes").path("type").asText()).strip()).orElse("none")).isEqualTo(told.replace("''", "").strip());
    }
}
