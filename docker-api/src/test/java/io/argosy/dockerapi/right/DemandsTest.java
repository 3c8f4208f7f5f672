package io.argosy.dockerapi.right;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.argosy.dockerapi.merge.Trees;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DemandsTest {

    private static final String MASKED = "'/proc/asound','/proc/acpi','/proc/kcore','/proc/keys','/proc/latency_stats','/proc/timer_list','/proc/timer_stats','/proc/sched_debug','/proc/scsi','/sys/firmware'";

    private static ObjectNode tree(String text) {
        return (ObjectNode) Trees.read(text.replace('\'', '"'));
    }

    private static String words(List<Demand> demands) {
        return demands.stream().map(demand -> demand.privilege().word() + ": " + demand.words()).collect(Collectors.joining("; "));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {}                                                                    | ``
            'Privileged':false,'NetworkMode':'bridge','PidMode':'','IpcMode':'private','CapAdd':null,'SecurityOpt':null,'MaskedPaths':null,'Binds':null | ``
            'Privileged':true                                                     | privileged: a privileged container
            'privileged':true                                                     | privileged: a privileged container
            'NetworkMode':'host'                                                  | host-namespaces: NetworkMode=host
            'PidMode':'host','IpcMode':'host'                                     | host-namespaces: PidMode=host; host-namespaces: IpcMode=host
            'UTSMode':'host'                                                      | host-namespaces: UTSMode=host
            'UsernsMode':'host'                                                   | host-namespaces: UsernsMode=host
            'CgroupnsMode':'host'                                                 | host-namespaces: CgroupnsMode=host
            'NetworkMode':'container:web'                                         | ``
            'Devices':[]                                                          | ``
            'Devices':[{'PathOnHost':'/dev/sda'}]                                 | devices: Devices
            'DeviceRequests':[{'Count':-1}]                                       | devices: DeviceRequests
            'DeviceCgroupRules':['c 1:3 r']                                       | devices: DeviceCgroupRules
            'CapAdd':['NET_BIND_SERVICE','CAP_CHOWN','kill']                      | ``
            'CapAdd':['NET_ADMIN','cap_sys_admin']                                | capabilities: the capability NET_ADMIN; capabilities: the capability cap_sys_admin
            'CapAdd':['ALL']                                                      | capabilities: the capability ALL
            'CapDrop':['ALL']                                                     | ``
            'SecurityOpt':['no-new-privileges','no-new-privileges:true','apparmor=docker-default'] | ``
            'SecurityOpt':['seccomp=unconfined']                                  | security-options: the security option seccomp=unconfined
            'SecurityOpt':['apparmor:unconfined','label:disable']                 | security-options: the security option apparmor:unconfined; security-options: the security option label:disable
            'SecurityOpt':['no-new-privileges=false']                             | security-options: the security option no-new-privileges=false
            'MaskedPaths':[]                                                      | security-options: less than the usual MaskedPaths
            'ReadonlyPaths':['/proc/sys']                                         | security-options: less than the usual ReadonlyPaths
            'Binds':['data:/data','/cache','cache:/c:ro']                         | ``
            'Binds':['/etc:/host:ro']                                             | bind-mounts: the node's /etc
            'Binds':['/var/run/docker.sock:/var/run/docker.sock:rw']              | engine-socket: the engine's socket
            'Binds':['/var/run:/x']                                               | bind-mounts: the node's /var/run
            'Mounts':[{'Type':'volume','Source':'data','Target':'/d'}]            | ``
            'Mounts':[{'Type':'tmpfs','Target':'/d'}]                             | ``
            'Mounts':[{'Type':'bind','Source':'/srv','Target':'/d'}]              | bind-mounts: the node's /srv
            'mounts':[{'type':'bind','source':'/run/docker.sock','Target':'/d'}]  | engine-socket: the engine's socket
            'Mounts':[{'Type':'volume','VolumeOptions':{'DriverConfig':{'Options':{'type':'none','o':'bind','device':'/'}}}}]  | bind-mounts: a volume of the node's /
            'Mounts':[{'Type':'volume','VolumeOptions':{'DriverConfig':{'Name':'nfs','Options':{'device':'/'}}}}]              | ``
            """, maxCharsPerColumn = 1000)
    void aContainerDemandsWhatLeadsOutOfIt(String host, String demands) {
        ObjectNode config = tree("{'HostConfig':{" + (host.equals("{}") ? "" : host) + "}}");
        Spelling.container(config);
        assertThat(words(Demands.ofContainer(config))).isEqualTo(demands);
    }

    @Test
    void fieldsAreFoundHoweverTheyAreSpelled() {
        ObjectNode config = tree("{'hostConfig':{'NETWORKMODE':'host'},'networkingconfig':{'endpointsConfig':{'host':{}}},'labels':{'Privileged':'x'}}");
        Spelling.container(config);
        assertThat(words(Demands.ofContainer(config))).isEqualTo("host-namespaces: NetworkMode=host; host-namespaces: the network host");
        assertThat(config.path("Labels").path("Privileged").asText()).isEqualTo("x");
        ObjectNode folded = tree("{'HostConfig':{'Device\u017f':[{}],'Net\u0077orkMode':'host'}}");
        Spelling.container(folded);
        assertThat(Demands.ofContainer(folded)).extracting(Demand::privilege).containsExactly(Privilege.HOST_NAMESPACES, Privilege.DEVICES);
    }

    @Test
    void whatIsSaidTwiceIsRefused() {
        assertThatThrownBy(() -> Spelling.container(tree("{'HostConfig':{'Privileged':false,'privileged':true}}")))
                .isInstanceOf(IllegalArgumentException.class).hasMessage("the body says Privileged more than once: Privileged, privileged");
        assertThatThrownBy(() -> Spelling.container(tree("{'HostConfig':{},'hostconfig':{'Privileged':true}}"))).hasMessageContaining("HostConfig more than once");
    }

    @Test
    void aContainerThatIsThereIsReadAsInspectShowsIt() {
        String usual = "'CgroupnsMode':'host','IpcMode':'private','MaskedPaths':[" + MASKED + "],'ReadonlyPaths':['/proc/bus','/proc/fs','/proc/irq','/proc/sys','/proc/sysrq-trigger']";
        assertThat(Demands.ofMade(tree("{'HostConfig':{" + usual + "},'Mounts':[{'Type':'volume','Source':'/var/lib/docker/volumes/a/_data'}]}"))).isEmpty();
        assertThat(words(Demands.ofMade(tree("{'HostConfig':{'Privileged':true,'SecurityOpt':['label=disable'],'MaskedPaths':[]},'Mounts':[{'Type':'bind','Source':'/srv'}]}"))))
                .isEqualTo("privileged: a privileged container; bind-mounts: the node's /srv");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {}                                                                          | ``
            {'Driver':'local','DriverOpts':{'type':'tmpfs','device':'tmpfs','o':'size=1m'}} | ``
            {'Driver':'local','DriverOpts':{'type':'none','o':'bind','device':'/srv'}}  | bind-mounts: a volume of the node's /srv
            {'DriverOpts':{'type':'tmpfs','o':'ro,bind','device':'/'}}                  | bind-mounts: a volume of the node's /
            {'DriverOpts':{'type':'ext4','device':'/dev/sda1'}}                         | bind-mounts: a volume of the node's /dev/sda1
            {'Driver':'rexray','DriverOpts':{'device':'x'}}                             | ``
            """, maxCharsPerColumn = 200)
    void aVolumeDemandsWhatItMounts(String config, String demands) {
        assertThat(words(Demands.ofVolume(tree(config)))).isEqualTo(demands);
    }

    @Test
    void programsAndNetworksDemandToo() {
        assertThat(words(Demands.ofProgram(tree("{'Privileged':true}")))).isEqualTo("privileged: a privileged program");
        assertThat(Demands.ofProgram(tree("{'Cmd':['id'],'Privileged':false}"))).isEmpty();
        assertThat(words(Demands.ofNetwork(tree("{'Driver':'macvlan'}")))).isEqualTo("host-namespaces: a network with the driver macvlan");
        assertThat(Demands.ofNetwork(tree("{'Driver':'bridge'}"))).isEmpty();
    }

    @Test
    void whoMayHaveWhatIsDemanded() {
        List<Demand> demands = List.of(new Demand(Privilege.DEVICES, "Devices"), new Demand(Privilege.BIND_MOUNTS, "the node's /etc"));
        assertThat(new Person("boss", Role.ADMIN).lacks(demands)).isEmpty();
        assertThat(new Person("ci", Role.OPERATOR, Set.of(Privilege.DEVICES)).lacks(demands))
                .contains("the node's /etc needs the role admin, and ci is operator: use a token with that role, or start the server with --docker-allow bind-mounts");
        assertThat(new Person("ci", Role.OPERATOR, Set.of(Privilege.DEVICES, Privilege.BIND_MOUNTS)).lacks(demands)).isEmpty();
        assertThat(new Person("ci", Role.OPERATOR, Set.of(Privilege.values())).isFree()).isTrue();
        assertThat(new Person("ci", Role.OPERATOR, Set.of(Privilege.DEVICES)).isFree()).isFalse();
    }
}
