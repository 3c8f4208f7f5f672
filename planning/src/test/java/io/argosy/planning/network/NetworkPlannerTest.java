package io.argosy.planning.network;

import static org.assertj.core.api.Assertions.assertThat;

import io.argosy.model.id.AppRef;
import io.argosy.model.id.NetworkName;
import io.argosy.model.network.OverlayNetwork;
import io.argosy.model.network.OverlayState;
import io.argosy.model.service.NetworkSpec;
import io.argosy.model.service.NetworkSpec.Subnet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class NetworkPlannerTest {

    private final Map<String, OverlayNetwork> overlays = new LinkedHashMap<>();
    private final Map<String, OverlayState> states = new LinkedHashMap<>();
    private Map<Cidr, String> byHand = Map.of();
    private List<Cidr> elsewhere = List.of();
    private boolean spans = true;

    @Test
    void eachNetworkGetsARangeOfItsOwn() {
        assertThat(plan(need("shop"), need("blog"))).isEqualTo("make shop_default-overlay 10.128.4.0/22\nmake blog_default-overlay 10.128.8.0/22");
        assertThat(plan(need("shop"), need("blog"))).isEmpty();
    }

    @Test
    void aSingleNodeHasNone() {
        spans = false;
        assertThat(plan(need("shop"))).isEmpty();
    }

    @Test
    void largeServicesGetALargerRange() {
        assertThat(plan(need("shop", NetworkSpec.DEFAULT, 1000))).isEqualTo("make shop_default-overlay 10.128.8.0/21");
    }

    @Test
    void aFileMayAskForALargerRange() {
        NetworkSpec spec = spec(Map.of("io.argosy.prefix", "/18"));
        assertThat(plan(need("shop", spec, 1))).isEqualTo("make shop_default-overlay 10.128.64.0/18");
    }

    @Test
    void rangesOfFilesAreKeptAndAvoided() {
        NetworkSpec spec = spec(new Subnet("10.128.4.0/23", Optional.of("10.128.4.1"), Optional.empty()));
        assertThat(plan(need("blog"), need("shop", spec, 1)))
                .isEqualTo("make blog_default-overlay 10.128.8.0/22\nmake shop_default-overlay 10.128.4.0/23");
    }

    @Test
    void twoFilesMayNotNameTheSameRange() {
        plan(need("blog", spec(new Subnet("172.30.0.0/16", Optional.empty(), Optional.empty())), 1));
        assertThat(plan(need("blog"), need("shop", spec(new Subnet("172.30.4.0/24", Optional.empty(), Optional.empty())), 1)))
                .isEqualTo("refuse shop_default: 172.30.4.0/24 of network default of app default/shop overlaps 172.30.0.0/16"
                        + " of network default of app default/blog: choose another range, or name none");
    }

    @Test
    void nodesOwnRangesAreLeftOut() {
        elsewhere = List.of(Cidr.parse("10.128.0.0/16").orElseThrow());
        assertThat(plan(need("shop"))).isEqualTo("make shop_default-overlay 10.129.0.0/22");
    }

    @Test
    void rangesOfNetworksMadeByHandAreLeftOut() {
        byHand = Map.of(Cidr.parse("10.128.4.0/22").orElseThrow(), "mine", Cidr.parse("172.30.0.0/24").orElseThrow(), "other");
        assertThat(plan(need("shop"))).isEqualTo("make shop_default-overlay 10.128.8.0/22");
    }

    @Test
    void whatNobodyNeedsIsRemovedAndKeepsItsRangeUntilItIsGone() {
        plan(need("shop"));
        assertThat(plan()).isEqualTo("remove shop_default-overlay");
        assertThat(plan(need("blog"))).isEqualTo("make blog_default-overlay 10.128.8.0/22");
        states.put("shop_default-overlay", new OverlayState.Gone());
        assertThat(plan(need("blog"))).isEqualTo("forget shop_default-overlay");
        assertThat(plan(need("blog"), need("news"))).isEqualTo("make news_default-overlay 10.128.4.0/22");
    }

    @Test
    void whatIsWantedAgainIsKept() {
        plan(need("shop"));
        plan();
        assertThat(plan(need("shop"))).isEqualTo("keep shop_default-overlay");
    }

    @Test
    void aRangeThatIsFullIsSaid() {
        elsewhere = List.of(Cidr.parse("10.0.0.0/8").orElseThrow());
        assertThat(plan(need("shop"))).contains("refuse shop_default: no /22 is free in 10.128.0.0/10").contains("--network-range");
    }

    private String plan(NetworkNeed... needs) {
        List<NetworkStep> steps = NetworkPlanner.plan(
                new NetworksView(spans, List.of(needs), overlays, states, byHand, elsewhere, AddressRange.STANDARD, 3));
        steps.forEach(this::carryOut);
        return steps.stream().map(NetworkStep::toString).collect(Collectors.joining("\n"));
    }

    private void carryOut(NetworkStep step) {
        switch (step) {
            case NetworkStep.Make make -> overlays.put(make.overlay().engineName(), make.overlay());
            case NetworkStep.Remove remove -> overlays.put(remove.overlay().engineName(), remove.overlay());
            case NetworkStep.Keep keep -> overlays.put(keep.overlay().engineName(), keep.overlay());
            case NetworkStep.Forget forget -> {
                overlays.remove(forget.overlay().engineName());
                states.remove(forget.overlay().engineName());
            }
            case NetworkStep.Refuse _ -> { }
        }
    }

    private static NetworkNeed need(String app) {
        return need(app, NetworkSpec.DEFAULT, 3);
    }

    private static NetworkNeed need(String app, NetworkSpec spec, int attachments) {
        return new NetworkNeed(AppRef.of("default", app), new NetworkName("default"), app + "_default", spec, attachments, Set.of());
    }

    private static NetworkSpec spec(Map<String, String> options) {
        return new NetworkSpec(Optional.empty(), Optional.empty(), options, false, false, false, false, List.of(), Map.of());
    }

    private static NetworkSpec spec(Subnet subnet) {
        return new NetworkSpec(Optional.empty(), Optional.empty(), Map.of(), false, false, false, false, List.of(subnet), Map.of());
    }
}
