package io.argosy.server.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.argosy.api.client.ArgosyClient;
import io.argosy.api.rest.NodeTokenCreated;
import io.argosy.api.rest.NodeTokenRequest;
import io.argosy.api.rest.NodeTokenView;
import io.argosy.model.id.PoolName;
import io.argosy.model.join.JoinToken;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RunningServer.class)
class NodeTokensTest {

    @TestHTTPResource
    private URI server;

    @Test
    void aTokenIsShownOnceListedAndRevoked() {
        try (ArgosyClient client = RunningServer.client(server)) {
            NodeTokenRequest request = new NodeTokenRequest(Optional.of(new PoolName("gpu")), Optional.empty(), Optional.of(Duration.ofHours(1)), Optional.of(2));
            NodeTokenCreated created = client.post("/v1/node-tokens", request, NodeTokenCreated.class);
            assertThat(JoinToken.parse(created.token())).isPresent();

            client.delete("/v1/node-tokens/" + created.view().name());

            List<NodeTokenView> tokens = client.list("/v1/node-tokens", NodeTokenView.class);
            NodeTokenView revoked = tokens.stream().filter(token -> token.name().equals(created.view().name())).findFirst().orElseThrow();
            assertThat(revoked.pool()).isEqualTo(new PoolName("gpu"));
            assertThat(revoked.uses()).contains(2);
            assertThat(revoked.good()).isFalse();
        }
    }
}
