package io.argosy.agent.disk;

import static org.assertj.core.api.Assertions.assertThat;

import io.argosy.agent.label.Identity;
import io.argosy.agent.node.Items;
import io.argosy.api.session.Stamp;
import io.argosy.codec.Json;
import io.argosy.model.assignment.Assignment;
import io.argosy.model.id.NodeId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MemoryTest {
    private static final Assignment ASSIGNMENT = Assignment.of(List.of(Items.network(), Items.content("key", "s3cret")));

    @TempDir
    Path directory;

    private Memory open() throws IOException {
        return Memory.in(directory, Json.standard());
    }

    @Test
    void keepsWhatItWasTold() throws IOException {
        Memory first = open();
        first.remember(new Identity("c1", new NodeId("n1")));
        first.remember(new Stamp(1, 2, 3));
        first.remember(ASSIGNMENT);
        Memory next = open();
        assertThat(next.identity()).contains(new Identity("c1", new NodeId("n1")));
        assertThat(next.fence()).isEqualTo(new Stamp(1, 2, 3));
        assertThat(next.assignment()).contains(ASSIGNMENT);
    }

    @Test
    void fenceNeverGoesBack() throws IOException {
        Memory memory = open();
        memory.remember(new Stamp(1, 2, 3));
        memory.remember(new Stamp(1, 1, 9));
        assertThat(open().fence()).isEqualTo(new Stamp(1, 2, 3));
    }

    @Test
    void secretsAreNotInTheClearAndFilesAreTheOwnersOnly() throws IOException {
        open().remember(ASSIGNMENT);
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : files.toList()) {
                String content = Files.readString(file, StandardCharsets.ISO_8859_1);
                assertThat(content).doesNotContain("s3cret").doesNotContain("czNjcmV0");
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-------");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "null", "[{\"kind\":\"nothing\"}]", "\u0000\u0001"})
    void brokenFilesAreLeftOut(String content) throws IOException {
        Memory memory = open();
        memory.remember(new Identity("c1", new NodeId("n1")));
        memory.remember(ASSIGNMENT);
        for (String name : List.of("identity.json", "fence.json", "assignment.json")) {
            Files.writeString(directory.resolve(name), content);
        }
        Memory next = open();
        assertThat(next.identity()).isEmpty();
        assertThat(next.fence()).isEqualTo(Stamp.NONE);
        assertThat(next.assignment()).isEmpty();
        next.remember(ASSIGNMENT);
        assertThat(open().assignment()).contains(ASSIGNMENT);
    }

    @Test
    void assignmentWithoutItsKeyIsLeftOut() throws IOException {
        open().remember(ASSIGNMENT);
        Files.delete(directory.resolve("key"));
        assertThat(open().assignment()).isEmpty();
    }
}
