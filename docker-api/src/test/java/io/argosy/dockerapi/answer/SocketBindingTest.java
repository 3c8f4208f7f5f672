package io.argosy.dockerapi.answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.argosy.dockerapi.merge.Trees;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SocketBindingTest {

    private static final String SOCK = "/var/run/docker.sock";

    private static ObjectNode tree(String host) {
        return (ObjectNode) Trees.read(("{'HostConfig':" + host + "}").replace('\'', '"'));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {'Binds':['/var/run/docker.sock:/var/run/docker.sock:rw','data:/d']} | {'Binds':['data:/d','/a/s1:/.argosy/engine:ro']}                       | /var/run/docker.sock
            {'Binds':['/run/docker.sock:/x.sock']}                               | {'Binds':['/a/s1:/.argosy/engine:ro']}                                 | /x.sock
            {'Mounts':[{'Type':'bind','Source':'/var/run/docker.sock','Target':'/y'},{'Type':'tmpfs','Target':'/t'}]} | {'Mounts':[{'Type':'tmpfs','Target':'/t'}],'Binds':['/a/s1:/.argosy/engine:ro']} | /y
            {'ReadonlyRootfs':true,'Binds':['/var/run/docker.sock:/var/run/docker.sock:ro']} | {'ReadonlyRootfs':true,'Binds':['/a/s1/docker.sock:/var/run/docker.sock:ro']} | ``
            {'Tmpfs':{'/run':''},'Binds':['/var/run/docker.sock:/run/docker.sock']} | {'Tmpfs':{'/run':''},'Binds':['/a/s1/docker.sock:/run/docker.sock']} | ``
            {'ReadonlyRootfs':true,'Mounts':[{'Type':'bind','Source':'/run/docker.sock','Target':'/y'}]} | {'ReadonlyRootfs':true,'Mounts':[{'Type':'bind','Source':'/a/s1/docker.sock','Target':'/y'}],'Binds':[]} | ``
            """, maxCharsPerColumn = 300)
    void theEnginesSocketBecomesTheAgents(String host, String changed, String targets) {
        ObjectNode config = tree(host);
        assertThat(SocketBinding.wanted(config)).isTrue();
        SocketBinding binding = SocketBinding.into(config, "s1", "/a/s1");
        assertThat(config.get("HostConfig")).isEqualTo(tree(changed).get("HostConfig"));
        assertThat(config.path("Labels").path("io.argosy.socket").asText()).isEqualTo("s1");
        assertThat(String.join(",", binding.targets())).isEqualTo(targets);
    }

    @Test
    void othersAreLeftAlone() {
        assertThat(SocketBinding.wanted(tree("{'Binds':['/var/run:/var/run','/docker.sock','data:/var/run/docker.sock']}"))).isFalse();
        assertThatThrownBy(() -> SocketBinding.into(tree("{'Binds':['" + SOCK + ":/" + "x".repeat(100) + "']}"), "s1", "/a")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void tarReadsTheLinks(@TempDir Path directory) throws IOException, InterruptedException {
        Path archive = Files.write(directory.resolve("links.tar"), new SocketBinding(List.of(SOCK, "/x.sock")).links());
        Process tar = new ProcessBuilder("tar", "-tvf", archive.toString()).redirectErrorStream(true).start();
        assertThat(new String(tar.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .containsPattern("lrwxrwxrwx .* var/run/docker.sock -> /.argosy/engine/docker.sock\\n.* x.sock -> /.argosy/engine/docker.sock\\n$");
        assertThat(tar.waitFor()).isZero();
    }
}
