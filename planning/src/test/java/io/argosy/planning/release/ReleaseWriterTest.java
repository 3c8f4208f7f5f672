package io.argosy.planning.release;

import static io.argosy.testkit.spec.ServiceBuilder.service;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.argosy.model.app.App;
import io.argosy.model.app.Origin;
import io.argosy.model.app.Release;
import io.argosy.model.id.ReleaseNumber;
import io.argosy.model.id.ServiceName;
import io.argosy.model.service.Dependency;
import io.argosy.model.service.Dependency.Condition;
import io.argosy.model.service.ServiceSpec;
import io.argosy.planning.World;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ReleaseWriterTest {

    private final World world = new World();

    @Test
    void aServiceThatDidNotChangeKeepsItsNumber() {
        world.deploy(service("web").build(), service("db").build());
        world.deploy(service("web").env("LOG", "debug").build(), service("db").replicas(3).build());
        assertThat(since()).isEqualTo(Map.of("web", 2, "db", 1));
    }

    @Test
    void aForcedServiceChangesThoughItIsTheSame() {
        world.deploy(service("web").build(), service("db").build());
        world.deploy(Set.of(new ServiceName("web")), service("web").build(), service("db").build());
        assertThat(since()).isEqualTo(Map.of("web", 2, "db", 1));
    }

    @Test
    void aServiceAsItWasBeforeReturnsToItsNumber() {
        world.deploy(service("web").build());
        world.deploy(service("web").image("web:2").build());
        world.deploy(service("web").build());
        assertThat(since()).isEqualTo(Map.of("web", 1));
    }

    @Test
    void aDependentThatAskedForItIsReplacedWithWhatItDependsOn() {
        Dependency restarting = new Dependency(new ServiceName("db"), Condition.STARTED, true, true);
        ServiceSpec web = service("web").dependsOn(restarting).build();
        ServiceSpec proxy = service("proxy").dependsOn(new Dependency(new ServiceName("web"), Condition.STARTED, true, true)).build();
        world.deploy(proxy, web, service("db").build());
        world.deploy(proxy, web, service("db").image("db:2").build());
        assertThat(since()).isEqualTo(Map.of("db", 2, "web", 2, "proxy", 2));
        world.deploy(proxy, web, service("db").image("db:2").build());
        assertThat(since()).isEqualTo(Map.of("db", 2, "web", 2, "proxy", 2));
    }

    @Test
    void aDependentThatDidNotAskStays() {
        ServiceSpec web = service("web").dependsOn("db", Condition.STARTED).build();
        world.deploy(web, service("db").build());
        world.deploy(web, service("db").image("db:2").build());
        assertThat(since()).isEqualTo(Map.of("db", 2, "web", 1));
    }

    @Test
    void aCopyIsTheEarlierReleaseUnderANewNumber() {
        world.deploy(service("web").build(), service("db").build());
        world.deploy(service("web").image("web:2").build());
        List<Release> releases = releases();
        Origin origin = new Origin(Origin.Kind.ROLLBACK, "ada", World.START, "rollback to 1");
        Release copy = new ReleaseWriter(Optional.of(releases.get(1)), releases).copy(releases.get(0), new ReleaseNumber(3), origin);
        assertThat(copy.number()).isEqualTo(new ReleaseNumber(3));
        assertThat(copy.services()).isEqualTo(releases.get(0).services());
    }

    @Test
    void refusesADraftWithoutItsImages() {
        assertThatThrownBy(() -> new ReleaseWriter(Optional.empty(), List.of()).write(world.draft(Set.of(), service("web").build()), Map.of()))
                .hasMessage("the image of web was not found yet");
    }

    @Test
    void assumesForAPreviewThatNoImageMoved() {
        world.deploy(service("web").build());
        ReleaseWriter writer = new ReleaseWriter(Optional.of(releases().getFirst()), releases());
        Release assumed = writer.assume(world.draft(Set.of(), service("web").build(), service("db").build()));
        assertThat(assumed.services().get(new ServiceName("web")).since()).isEqualTo(ReleaseNumber.FIRST);
        assertThat(assumed.services().get(new ServiceName("db")).since()).isEqualTo(new ReleaseNumber(2));
    }

    private List<Release> releases() {
        return new ArrayList<>(new TreeMap<>(world.view().releases()).values());
    }

    private Map<String, Integer> since() {
        App app = world.view().app();
        Map<String, Integer> since = new TreeMap<>();
        world.view().releases().get(app.target().orElseThrow()).services()
                .forEach((name, service) -> since.put(name.value(), service.since().value()));
        return since;
    }
}
