package io.argosy.agent.image;

import static org.assertj.core.api.Assertions.assertThat;

import io.argosy.agent.node.KeptReports;
import io.argosy.agent.supply.RegistryLogins;
import io.argosy.engine.ImageInfo;
import io.argosy.engine.RegistryLogin;
import io.argosy.model.app.ImageIdentity;
import io.argosy.model.assignment.Assignment;
import io.argosy.model.assignment.Item.ImageItem;
import io.argosy.model.assignment.Item.RegistryItem;
import io.argosy.model.assignment.Report.ImageProgress;
import io.argosy.model.service.ImageSpec;
import io.argosy.model.service.PullPolicy;
import io.argosy.testkit.FakeClock;
import io.argosy.testkit.engine.FakeEngine;
import io.argosy.testkit.engine.FakeProgram;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ImageFinderTest {
    private final FakeEngine engine = new FakeEngine(new FakeClock());
    private final KeptReports reports = new KeptReports();
    private Assignment assignment = Assignment.EMPTY;
    private final ImageFinder finder = new ImageFinder(engine.images(), new RegistryLogins(() -> assignment), reports);

    private ImageProgress find(String reference, PullPolicy policy) {
        return finder.once(new ImageItem("i1", new ImageSpec(reference, policy, Optional.empty())));
    }

    @Test
    void imageThatIsHereIsNotPulledUnlessAlways() {
        ImageInfo here = engine.load("web:1", FakeProgram.SERVES);
        ImageProgress found = new ImageProgress.Found(new ImageIdentity(here.id(), Optional.empty()));
        assertThat(find("web:1", PullPolicy.MISSING)).isEqualTo(found);
        assertThat(find("web:1", PullPolicy.NEVER)).isEqualTo(found);
        assertThat(engine.faults().count("pull")).isZero();
        assertThat(find("web:1", PullPolicy.ALWAYS)).isInstanceOf(ImageProgress.NotFound.class);
    }

    @Test
    void missingImageIsPulledAndGoesByItsDigest() {
        ImageInfo published = engine.images().publish("reg.local:5000/web:1", FakeProgram.SERVES);
        assertThat(find("reg.local:5000/web:1", PullPolicy.MISSING)).isEqualTo(
                new ImageProgress.Found(new ImageIdentity(published.id(), Optional.of(published.digests().getFirst()))));
        assertThat(reports.last()).containsKey("image/i1");
    }

    @Test
    void credentialsOfTheAssignmentArePulledWith() {
        engine.images().publish("reg.local:5000/web:1", FakeProgram.SERVES);
        engine.images().needLogin(new RegistryLogin("ci", "s3cret"));
        assertThat(find("reg.local:5000/web:1", PullPolicy.MISSING)).isInstanceOf(ImageProgress.NotFound.class);
        assignment = Assignment.of(List.of(new RegistryItem("reg.local:5000", "ci", "s3cret")));
        assertThat(find("reg.local:5000/web:1", PullPolicy.MISSING)).isInstanceOf(ImageProgress.Found.class);
    }

    @Test
    void whatCannotBeFoundIsToldWithARemedy() {
        assertThat(find("nobody/has:it", PullPolicy.MISSING)).isInstanceOfSatisfying(ImageProgress.NotFound.class,
                missing -> assertThat(missing.problem()).contains("nobody/has:it").contains("registry login"));
        assertThat(find("nobody/has:it", PullPolicy.NEVER)).isInstanceOfSatisfying(ImageProgress.NotFound.class,
                missing -> assertThat(missing.problem()).contains("build or load it"));
    }
}
