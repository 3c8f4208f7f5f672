package io.argosy.dockerapi.place;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.argosy.dockerapi.merge.Trees;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NetworkWishTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
        "{}                                                                     | true  | false | bridge",
        "{`Driver`:null}                                                        | true  | false | bridge",
        "{`Driver`:`bridge`}                                                    | true  | false | bridge",
        "{`Driver`:`overlay`,`EnableIPv6`:true}                                 | true  | true  | overlay",
        "{`Scope`:`swarm`}                                                      | true  | true  | bridge",
        "{`Driver`:`bridge`,`Scope`:`local`}                                    | false | false | bridge",
        "{`Driver`:`macvlan`}                                                   | false | false | bridge",
        "{`Driver`:`bridge`,`Options`:{`com.docker.network.driver.mtu`:`1400`}} | true  | false | bridge",
        "{`Options`:{`com.docker.network.bridge.name`:`br7`}}                   | false | false | bridge",
        "{`EnableIPv6`:true}                                                    | false | false | bridge",
        "{`ConfigOnly`:true}                                                    | false | false | bridge",
        "{`ConfigFrom`:{`Network`:`base`}}                                      | false | false | bridge",
        "{`IPAM`:{`Driver`:`default`,`Config`:[{`Subnet`:`10.1.0.0/24`}]}}      | true  | false | bridge",
        "{`IPAM`:{`Driver`:`dhcp`}}                                             | false | false | bridge",
        "{`IPAM`:{`Config`:[{`Gateway`:`10.1.0.1`}]}}                           | false | false | bridge",
        "{`IPAM`:{`Config`:[{`Subnet`:`fd00::/64`}]}}                           | false | false | bridge",
        "{`IPAM`:{`Options`:{`mine`:`1`}}}                                      | false | false | bridge",
        "{`Name`:`team_app-2_default`}                                          | true  | false | bridge",
        "{`Name`:`_team_default`}                                               | false | false | bridge",
        "{`Name`:`team.app`}                                                    | false | false | bridge",
        "{`Name`:`team_`}                                                       | false | false | bridge"})
    void whatOnlyOneNodeHasKeepsANetworkThere(String body, boolean may, boolean must, String driver) {
        ObjectNode config = (ObjectNode) Trees.read(body.replace('`', '"'));
        NetworkWish wish = new NetworkWish(config.has("Name") ? config : config.put("Name", "net"));
        assertThat(wish.maySpan()).isEqualTo(may);
        assertThat(wish.mustSpan()).isEqualTo(must);
        assertThat(wish.driver()).isEqualTo(driver);
    }
}
