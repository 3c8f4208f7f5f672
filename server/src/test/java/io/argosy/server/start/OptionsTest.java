package io.argosy.server.start;

import static org.assertj.core.api.Assertions.assertThat;

import io.argosy.control.place.Wave;
import io.argosy.dockerapi.right.Privilege;
import io.argosy.model.service.Strategy;
import io.argosy.planning.network.AddressRange;
import io.argosy.planning.network.Cidr;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OptionsTest {

    private static Options.Parsed parse(String line) {
        return Options.parse(line.isEmpty() ? List.of() : List.of(line.split(" ")));
    }

    @Test
    void onlyTheDataDirectoryMustBeGiven() {
        assertThat(parse("--data /d")).isEqualTo(
                new Options.Understood(new Options(Path.of("/d"), new Address("127.0.0.1", 4410), new Address("127.0.0.1", 4411))));
    }

    @Test
    void addressesMayBeGivenBothWays() {
        assertThat(parse("--data=/d --listen [::1]:80 --session-listen=localhost:0")).isEqualTo(
                new Options.Understood(new Options(Path.of("/d"), new Address("::1", 80), new Address("localhost", 0))));
    }

    @Test
    void aSilentNodeMayBeWaitedForLonger() {
        assertThat(parse("--data /d --lost-after 2m --suspect-after 30s --engine-patience 1h")).isEqualTo(
                new Options.Understood(new Options(Path.of("/d"), Options.LISTEN, Options.SESSION_LISTEN, Duration.ofMinutes(2), Duration.ofSeconds(30), Duration.ofHours(1), AddressRange.STANDARD, Placing.STANDARD, Standing.ALONE)));
    }

    @Test
    void helpWins() {
        assertThat(parse("--help")).isEqualTo(new Options.HelpWanted());
    }

    @Test
    void addressesOfNetworksMayBeChosen() {
        assertThat(parse("--data /d --network-range 172.20.0.0/14 --network-prefix /24")).isInstanceOfSatisfying(Options.Understood.class, understood ->
                assertThat(understood.options().networks()).isEqualTo(new AddressRange(Cidr.parse("172.20.0.0/14").orElseThrow(), 24)));
    }

    @Test
    void tasksMayBePackedAndPlacedByFurtherRules() {
        assertThat(parse("--data /d --strategy binpack --plugins /p")).isInstanceOfSatisfying(Options.Understood.class, understood ->
                assertThat(understood.options().placing()).isEqualTo(new Placing(Strategy.BINPACK, Optional.of(Path.of("/p")), Wave.STANDARD)));
    }

    @Test
    void replacementsMayStartFewerOrMoreAtATime() {
        assertThat(parse("--data /d --replacements-per-node 1 --replacements-at-once 50")).isInstanceOfSatisfying(Options.Understood.class, understood ->
                assertThat(understood.options().placing().wave()).isEqualTo(new Wave(1, 50)));
    }

    @Test
    void theStateMayBeKeptInEtcd() {
        assertThat(parse("--data /d --store etcd=https://a:2379,https://b:2379/prod?ca=/ca.pem")).isInstanceOfSatisfying(Options.Understood.class, understood -> {
            assertThat(understood.options().store()).isEqualTo(StoreChoice.parse("etcd=https://a:2379,https://b:2379/prod?ca=/ca.pem"));
            assertThat(understood.options().store()).hasToString("etcd=https://a:2379,https://b:2379/prod?ca=/ca.pem");
            assertThat(understood.options().store().name()).isEqualTo("etcd");
        });
        assertThat(parse("--data /d --store=sqlite")).isEqualTo(parse("--data /d"));
    }

    @Test
    void dockerClientsMayBeListenedFor() {
        assertThat(parse("--data /d --docker-listen unix:///run/docker.sock")).isInstanceOfSatisfying(Options.Understood.class, understood ->
                assertThat(understood.options().docker().socket().orElseThrow()).hasToString("unix:///run/docker.sock"));
        assertThat(parse("--data /d --docker-tls 0.0.0.0:2376 --docker-advertise docker.example.com:443")).isInstanceOfSatisfying(Options.Understood.class, understood ->
                assertThat(understood.options().docker()).isEqualTo(new DockerDoors(Optional.empty(), Optional.of(new Address("0.0.0.0", 2376)), Optional.of(new Address("docker.example.com", 443)), Set.of())));
        assertThat(parse("--data /d --docker-allow devices,bind-mounts")).isInstanceOfSatisfying(Options.Understood.class, understood -> {
            assertThat(understood.options().docker().allowed()).containsExactlyInAnyOrder(Privilege.DEVICES, Privilege.BIND_MOUNTS);
            assertThat(DockerDoors.privileges(understood.options().docker().allowedWords())).isEqualTo(understood.options().docker().allowed());
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            --listen 127.0.0.1:1        | --data DIR is missing
            --data                      | --data needs a value
            --data=                     | --data needs a value
            --data /d --lost-after soon | 'soon' is not a time, such as 15s
            --data /d --prot 1          | unknown option '--prot'
            --data /d --network-range 10.1.0.0/8 | '10.1.0.0/8' is not a range of addresses, such as 10.128.0.0/10
            --data /d --network-prefix x | 'x' is not the length of a prefix, such as 22
            --data /d --network-prefix 9 | a network of 10.128.0.0/10 may have a prefix from /11 to /28, not /9
            --data /d --strategy random | 'random' is no strategy: use spread or binpack
            --data /d --store mysql     | 'mysql' is no store: use sqlite, or etcd=https://HOST:2379/prefix
            --data /d --store etcd=a:1  | 'a:1' is not a member of etcd, such as https://10.0.0.1:2379
            --data /d --docker-advertise a:2376 | --docker-advertise is of use only with --docker-tls
            --data /d --docker-allow devices,all | 'all' is not one of privileged, host-namespaces, devices, capabilities, security-options, bind-mounts, engine-socket
            --data /d --docker-tls 2376 | '2376' is not HOST:PORT, such as 127.0.0.1:4410 or [::1]:4410
            --data /d --docker-listen tcp://0.0.0.0:2375 | 'tcp://0.0.0.0:2375' is not unix:///PATH, such as unix:///run/argosy/docker.sock: for clients on other machines there is --docker-tls
            --data /d --replacements-per-node 0 | '0' is not a number of tasks, such as 4
            --data /d --listen 4410     | '4410' is not HOST:PORT, such as 127.0.0.1:4410 or [::1]:4410
            --data /d --listen ::1:80   | '::1:80' is not HOST:PORT, such as 127.0.0.1:4410 or [::1]:4410
            --data /d --listen h:99999  | a port is between 0 and 65535, not 99999
            """)
    void mistakesAreNamed(String line, String problem) {
        assertThat(parse(line)).isEqualTo(new Options.Misunderstood(problem));
    }
}
