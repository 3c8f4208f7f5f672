package io.argosy.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MalformedJsonTest {

    private final Json json = Json.standard();

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"name": "argo"}                                                 | a ship has a rig
            {"name": " ", "rig": "BRIG"}                                     | name: a name is not blank
            {"name": 7, "rig": "BRIG"}                                       | name: 7 is not a String
            {"name": "argo", "rig": "RAFT"}                                  | rig: 'RAFT' is not one of SLOOP, BRIG
            {"name": "argo", "rig": 1}                                       | rig: 1 is not one of SLOOP, BRIG
            {"name": "argo", "rig": "BRIG", "size": "x"}                     | size: Cannot coerce String value ("x") to `long`
            {"name": "argo", "rig": "BRIG", "holds": [{"type": "empty"}, {}]} | holds[1]: the property 'type' is missing
            {"name": "argo", "rig": "BRIG", "holds": [{"type": "gold"}]}     | holds[0]: unknown type 'gold'
            {"name": "argo", "rig": "BRIG", "tenders": {"": 1}}              | tenders: a name is not blank
            {"name": "argo", "rig": "BRIG", "log": {"x": "fog"}}             | log: For input string: "x"
            {"name": "argo", "rig": "BRIG", "watch": "soon"}                 | watch: 'soon' is not a Duration
            null                                                             | the document is null
            """)
    void saysWhere(String document, String message) {
        assertThat(failure(document).getMessage()).startsWith(message);
    }

    @Test
    void pointsIntoBrokenText() {
        assertThat(failure("{\"name\": \n  argo}").getMessage()).startsWith("line 2, column");
        assertThat(failure("{\"name\": \"argo\", \"rig\": \"BRIG\"} {}").getMessage()).contains("Trailing token");
    }

    @Test
    void boundsWhatItReads() {
        String deep = "[".repeat(10_000);
        assertThat(failure("{\"new\": " + deep).getMessage()).contains("nesting depth");
        assertThat(failure("{\"new\": " + "9".repeat(10_000) + "}").getMessage()).contains("length");
        MalformedJson tooLong = catchThrowableOfType(MalformedJson.class, () -> Json.limitedTo(10).read("{\"name\": \"argo\"}", Ship.class));
        assertThat(tooLong).hasMessage("the document is larger than 10 bytes");
    }

    private MalformedJson failure(String document) {
        return catchThrowableOfType(MalformedJson.class, () -> json.read(document, Ship.class));
    }
}
