package io.argosy.agent.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.argosy.agent.image.Arrival.News;
import io.argosy.agent.node.KeptReports;
import io.argosy.agent.supply.Awaited;
import io.argosy.agent.supply.Unfit;
import io.argosy.api.session.ImageOutline;
import io.argosy.api.session.ServerMessage.ImageAway;
import io.argosy.engine.EngineException;
import io.argosy.engine.ImageInfo;
import io.argosy.model.app.ImageIdentity;
import io.argosy.model.assignment.Assignment;
import io.argosy.model.assignment.HeldImage;
import io.argosy.model.assignment.Item.KeepItem;
import io.argosy.model.assignment.Report.ImagesReport;
import io.argosy.testkit.FakeClock;
import io.argosy.testkit.engine.FakeEngine;
import io.argosy.testkit.engine.FakeProgram;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/// Images from one engine to another.
class ImageHandoverTest {
    private static final Duration SOON = Duration.ofMillis(20);

    private final FakeEngine giver = new FakeEngine(new FakeClock());
    private final FakeEngine taker = new FakeEngine(new FakeClock());
    private final ImageInfo image = giver.load("web:1", FakeProgram.SERVES);
    private final ImageIdentity identity = new ImageIdentity(image.id(), Optional.empty());

    private byte[] archive(int here, List<Integer> shares) throws IOException {
        ImageExport export = new ImageExport(giver.images());
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        export.write(export.outline(identity).orElseThrow(), here, out, shares::add);
        return out.toByteArray();
    }

    @Test
    void imageComesWhole() throws Exception {
        List<Integer> shares = new ArrayList<>();
        taker.images().load(new ByteArrayInputStream(archive(0, shares)));
        assertThat(taker.images().inspect(image.id()).orElseThrow().layers()).isEqualTo(image.layers());
        assertThat(shares).isNotEmpty().isSorted().allMatch(share -> share > 0 && share < 100);
    }

    @Test
    void layersThatAreThereAreLeftOut() throws Exception {
        taker.load("other:1", FakeProgram.SERVES);
        ImageOutline outline = new ImageExport(giver.images()).outline(identity).orElseThrow();
        int here = LayersHere.of(taker.images(), outline.layers());
        assertThat(here).isEqualTo(1);
        byte[] part = archive(here, new ArrayList<>());
        assertThat(part.length).isLessThan(archive(0, new ArrayList<>()).length);
        taker.images().load(new ByteArrayInputStream(part));
        assertThat(taker.images().inspect(image.id())).isPresent();
    }

    @Test
    void engineRefusesWhatLacksMoreThanItHas() throws Exception {
        byte[] part = archive(1, new ArrayList<>());
        assertThatThrownBy(() -> taker.images().load(new ByteArrayInputStream(part))).isInstanceOf(EngineException.Refused.class);
    }

    @Test
    void whoWaitsIsToldHowItGoes() {
        List<Integer> shares = new ArrayList<>();
        CompletableFuture<ImageExchange> made = new CompletableFuture<>();
        ImageExchange exchange = new ImageExchange(asked -> {
            Arrival arrival = made.join().arrival(asked).orElseThrow();
            List.of(new News.Begun(), new News.Share(40), new News.Share(80), new News.Came()).forEach(arrival::tell);
        }, SOON);
        made.complete(exchange);
        exchange.fetch(identity, shares::add);
        assertThat(shares).containsExactly(40, 80);
        assertThat(exchange.arrival(identity)).isEmpty();
    }

    @Test
    void whatCannotBeHadNowIsAwaitedAndWhatNobodyHasIsNot() {
        CompletableFuture<ImageExchange> made = new CompletableFuture<>();
        List<Boolean> passing = new ArrayList<>(List.of(true, false));
        ImageExchange exchange = new ImageExchange(asked -> made.join().away(new ImageAway(asked, "it is on n2 only", passing.removeFirst())), SOON);
        made.complete(exchange);
        assertThatThrownBy(() -> exchange.fetch(identity, _ -> { })).isInstanceOf(Awaited.class).hasMessageContaining("n2");
        assertThatThrownBy(() -> exchange.fetch(identity, _ -> { })).isInstanceOf(Unfit.class);
    }

    @Test
    void serverThatDoesNotAnswerIsAskedAgainForAWhile() {
        List<ImageIdentity> asked = new ArrayList<>();
        ImageExchange exchange = new ImageExchange(asked::add, SOON);
        assertThatThrownBy(() -> exchange.fetch(identity, _ -> { })).isInstanceOf(Awaited.class);
        assertThat(asked).hasSizeGreaterThan(2);
    }

    @Test
    void imageThatDidNotComeInPartIsTakenWholeTheNextTime() {
        CompletableFuture<ImageExchange> made = new CompletableFuture<>();
        ImageExchange exchange = new ImageExchange(
                asked -> made.join().arrival(asked).orElseThrow().tell(new News.Broke("a layer is missing")), SOON);
        made.complete(exchange);
        assertThat(exchange.mayLackLayers(identity)).isTrue();
        assertThatThrownBy(() -> exchange.fetch(identity, _ -> { })).isInstanceOf(Awaited.class).hasMessageContaining("a layer is missing");
        assertThat(exchange.mayLackLayers(identity)).isFalse();
    }

    @Test
    void imagesOfKeptReleasesHaveANameOfTheirOwnForAsLong() {
        KeptImages kept = new KeptImages(giver.images(), "01CLUSTER");
        kept.keep(Assignment.of(List.of(new KeepItem(identity))));
        assertThat(giver.images().inspect(image.id()).orElseThrow().tags()).hasSize(2).anyMatch(KeptImages::isMark);
        KeptReports reports = new KeptReports();
        new ImageNews(giver.images(), reports).tell();
        assertThat(reports.last().get("images")).isEqualTo(
                new ImagesReport(List.of(new HeldImage(image.id(), List.of("web:1"), List.of(), image.created()))));
        new KeptImages(giver.images(), "01OTHER").keep(Assignment.EMPTY);
        assertThat(giver.images().inspect(image.id()).orElseThrow().tags()).hasSize(2);
        giver.images().remove("web:1");
        kept.keep(Assignment.EMPTY);
        assertThat(giver.images().inspect(image.id())).isEmpty();
    }
}
