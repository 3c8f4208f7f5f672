package io.argosy.engine.docker;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.argosy.engine.ContainerPlan;
import io.argosy.engine.ContainerPlan.Connection;
import io.argosy.engine.Endpoint;
import io.argosy.model.service.HostSpec;
import io.argosy.model.service.LoggingSpec;
import io.argosy.model.service.MountKind;
import io.argosy.model.service.MountSpec;
import io.argosy.model.service.PortMode;
import io.argosy.model.service.PortSpec;
import io.argosy.model.service.ProcessSpec;
import io.argosy.model.service.ResourceSpec;
import io.argosy.model.service.ResourceSpec.DeviceReservation;
import io.argosy.model.service.SecuritySpec;
import io.argosy.model.unit.ByteSize;
import io.argosy.model.unit.Cpus;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Each thing a plan can say reaches the engine under the engine's own name for it.
class ContainerJsonTest {
    private static final ContainerPlan PLAIN = ContainerPlan.of("web", "sha256:a");

    private static JsonNode json(ContainerPlan plan) {
        return ContainerJson.of(plan, true);
    }

    private static ContainerPlan with(ProcessSpec process, HostSpec host, SecuritySpec security, ResourceSpec resources, LoggingSpec logging) {
        return new ContainerPlan("web", "sha256:a", Optional.empty(), Map.of("a", "b"), process, host, security, resources, List.of(),
                new Connection.Joined(List.of()), List.of(), logging);
    }

    @Test
    void engineNeitherProbesNorRestarts() {
        assertThat(json(PLAIN).at("/Healthcheck/Test/0").asText()).isEqualTo("NONE");
        assertThat(json(PLAIN).at("/HostConfig/RestartPolicy/Name").asText()).isEqualTo("no");
        assertThat(json(PLAIN).has("Entrypoint")).isFalse();
        assertThat(json(PLAIN).has("Cmd")).isFalse();
    }

    @Test
    void processIsCarried() {
        ProcessSpec process = new ProcessSpec(Optional.of(List.of()), Optional.of(List.of("serve", "-v")), Map.of("A", Optional.of("1=2")),
                Optional.of("/srv"), Optional.of("1000:1000"), List.of("video"), true, true, Optional.of(true), Optional.of("SIGQUIT"), Duration.ofMillis(1500));
        JsonNode json = json(with(process, HostSpec.DEFAULT, SecuritySpec.DEFAULT, ResourceSpec.DEFAULT, LoggingSpec.DEFAULT));
        assertThat(json.get("Entrypoint")).hasToString("[\"\"]");
        assertThat(json.get("Cmd")).hasToString("[\"serve\",\"-v\"]");
        assertThat(json.get("Env")).hasToString("[\"A=1=2\"]");
        assertThat(json.get("WorkingDir").asText()).isEqualTo("/srv");
        assertThat(json.get("User").asText()).isEqualTo("1000:1000");
        assertThat(json.get("Tty").asBoolean() && json.get("OpenStdin").asBoolean()).isTrue();
        assertThat(json.get("StopSignal").asText()).isEqualTo("SIGQUIT");
        assertThat(json.get("StopTimeout").asInt()).isEqualTo(2);
        assertThat(json.at("/HostConfig/Init").asBoolean()).isTrue();
        assertThat(json.at("/HostConfig/GroupAdd")).hasToString("[\"video\"]");
    }

    @Test
    void variableWithoutValueIsTakenOutOfTheImages() {
        ProcessSpec p = ProcessSpec.DEFAULT;
        ProcessSpec process = new ProcessSpec(p.entrypoint(), p.command(), Map.of("PATH", Optional.empty()), p.workingDirectory(), p.user(), p.groups(),
                p.tty(), p.stdinOpen(), p.init(), p.stopSignal(), p.stopGrace());
        assertThat(json(PLAIN.withProcess(process)).get("Env")).hasToString("[\"PATH\"]");
    }

    @Test
    void namesRightsAndLimitsAreCarried() {
        HostSpec host = new HostSpec(Optional.of("h"), Optional.of("d"), Map.of("db", List.of("10.0.0.1", "10.0.0.2")), List.of("1.1.1.1"), List.of("x.y"), List.of("ndots:2"));
        SecuritySpec security = new SecuritySpec(true, true, List.of("NET_ADMIN"), List.of("ALL"), List.of("seccomp=unconfined"),
                List.of("/dev/a", "/dev/b:/dev/c:r"), Map.of("net.core.somaxconn", "1"), Map.of("nofile", new SecuritySpec.Ulimit(1, 2)));
        ResourceSpec resources = new ResourceSpec(Optional.of(Cpus.cores(0.5)), Optional.of(new ByteSize(7)), Optional.of(9L), Optional.empty(),
                Optional.of(new ByteSize(5)), List.of(new DeviceReservation("nvidia", List.of("gpu"), -1, List.of())), Optional.of(new ByteSize(3)));
        JsonNode json = json(with(ProcessSpec.DEFAULT, host, security, resources, new LoggingSpec(Optional.of("some/plugin:1"), Map.of("k", "v"))));
        JsonNode config = json.get("HostConfig");
        assertThat(json.get("Hostname").asText() + json.get("Domainname").asText()).isEqualTo("hd");
        assertThat(config.get("ExtraHosts")).hasToString("[\"db:10.0.0.1\",\"db:10.0.0.2\"]");
        assertThat(config.get("Dns").toString() + config.get("DnsSearch") + config.get("DnsOptions")).isEqualTo("[\"1.1.1.1\"][\"x.y\"][\"ndots:2\"]");
        assertThat(config.get("Privileged").asBoolean() && config.get("ReadonlyRootfs").asBoolean()).isTrue();
        assertThat(config.get("CapAdd").toString() + config.get("CapDrop") + config.get("SecurityOpt")).isEqualTo("[\"NET_ADMIN\"][\"ALL\"][\"seccomp=unconfined\"]");
        assertThat(config.get("Devices")).hasToString("[{\"PathOnHost\":\"/dev/a\",\"PathInContainer\":\"/dev/a\",\"CgroupPermissions\":\"rwm\"},"
                + "{\"PathOnHost\":\"/dev/b\",\"PathInContainer\":\"/dev/c\",\"CgroupPermissions\":\"r\"}]");
        assertThat(config.at("/Sysctls/net.core.somaxconn").asText()).isEqualTo("1");
        assertThat(config.get("Ulimits")).hasToString("[{\"Name\":\"nofile\",\"Soft\":1,\"Hard\":2}]");
        assertThat(config.get("NanoCpus").asLong()).isEqualTo(500_000_000);
        assertThat(List.of(config.get("Memory").asLong(), config.get("MemoryReservation").asLong(), config.get("PidsLimit").asLong(), config.get("ShmSize").asLong()))
                .containsExactly(7L, 5L, 9L, 3L);
        assertThat(config.get("DeviceRequests")).hasToString("[{\"Driver\":\"nvidia\",\"Count\":-1,\"Capabilities\":[[\"gpu\"]]}]");
        assertThat(config.get("LogConfig")).hasToString("{\"Type\":\"some/plugin:1\",\"Config\":{\"k\":\"v\"}}");
    }

    @Test
    void mountsAreCarried() {
        MountSpec bind = new MountSpec(MountKind.BIND, Optional.of("/a"), "/b", true, Optional.of("rslave"), true, false, Optional.empty(), Optional.empty());
        MountSpec strict = new MountSpec(MountKind.BIND, Optional.of("/a"), "/c", false, Optional.empty(), false, false, Optional.empty(), Optional.empty());
        MountSpec volume = new MountSpec(MountKind.VOLUME, Optional.of("v"), "/d", false, Optional.empty(), true, false, Optional.empty(), Optional.empty());
        MountSpec tmpfs = new MountSpec(MountKind.TMPFS, Optional.empty(), "/e", false, Optional.empty(), true, true,
                Optional.of(new ByteSize(64)), Optional.of(01777));
        JsonNode config = json(PLAIN.withMounts(List.of(bind, strict, volume, tmpfs))).get("HostConfig");
        assertThat(config.get("Binds")).hasToString("[\"/a:/b:ro,rslave\"]");
        assertThat(config.get("Mounts").get(0)).hasToString("{\"Target\":\"/c\",\"ReadOnly\":false,\"Source\":\"/a\",\"Type\":\"bind\"}");
        assertThat(config.get("Mounts").get(1)).hasToString(
                "{\"Target\":\"/d\",\"ReadOnly\":false,\"Source\":\"v\",\"Type\":\"volume\",\"VolumeOptions\":{\"NoCopy\":true}}");
        assertThat(config.get("Mounts").get(2)).hasToString(
                "{\"Target\":\"/e\",\"ReadOnly\":false,\"Type\":\"tmpfs\",\"TmpfsOptions\":{\"SizeBytes\":64,\"Mode\":1023}}");
    }

    @Test
    void portsAndNetworksAreCarried() {
        PortSpec fixed = new PortSpec(80, Optional.of(8080), PortSpec.Protocol.TCP, PortMode.HOST, Optional.of("127.0.0.1"));
        PortSpec any = new PortSpec(53, Optional.empty(), PortSpec.Protocol.UDP, PortMode.HOST, Optional.empty());
        Connection both = new Connection.Joined(List.of(new Endpoint("n1", Optional.of("10.0.0.9"), Optional.empty(), List.of()), Endpoint.on("n2")));
        ContainerPlan plan = PLAIN.withPorts(List.of(fixed, any)).withConnection(both);
        ObjectNode json = ContainerJson.of(plan, true);
        assertThat(json.at("/HostConfig/PortBindings")).hasToString(
                "{\"80/tcp\":[{\"HostIp\":\"127.0.0.1\",\"HostPort\":\"8080\"}],\"53/udp\":[{\"HostPort\":\"\"}]}");
        assertThat(json.at("/HostConfig/NetworkMode").asText()).isEqualTo("n1");
        assertThat(json.at("/NetworkingConfig/EndpointsConfig")).hasToString("{\"n1\":{\"IPAMConfig\":{\"IPv4Address\":\"10.0.0.9\"}},\"n2\":{}}");
        assertThat(ContainerJson.of(plan, false).at("/NetworkingConfig/EndpointsConfig").size()).as("older engines take one").isEqualTo(1);
        assertThat(json(PLAIN.withConnection(new Connection.Host())).at("/HostConfig/NetworkMode").asText()).isEqualTo("host");
        assertThat(json(PLAIN.withConnection(new Connection.None())).at("/HostConfig/NetworkMode").asText()).isEqualTo("none");
    }
}
