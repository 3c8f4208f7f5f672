package io.argosy.server.view;

import io.argosy.api.rest.ContentView;
import io.argosy.api.rest.EventView;
import io.argosy.api.rest.DrainView;
import io.argosy.api.rest.MovesView;
import io.argosy.api.rest.NodeTokenView;
import io.argosy.api.rest.NodeView;
import io.argosy.api.rest.RegistryView;
import io.argosy.api.rest.ServerInfo;
import io.argosy.api.rest.ServerView;
import io.argosy.api.rest.SettingView;
import io.argosy.api.rest.SilenceView;
import io.argosy.api.rest.TokenView;
import io.argosy.control.event.NumberedEvent;
import io.argosy.control.record.StoredNodeToken;
import io.argosy.control.record.StoredServer;
import io.argosy.control.record.StoredSetting;
import io.argosy.control.server.ServerFacts;
import java.util.Locale;
import java.util.Optional;

/// What belongs to the cluster or a space, and to no app.
public final class ClusterViews {

    private ClusterViews() {}

    public static ServerInfo of(ServerFacts server, String role, Optional<String> leader) {
        return new ServerInfo(server.version(), server.cluster(), server.store(), server.startedAt(), role, leader);
    }

    public static ServerView of(io.argosy.control.server.ServerView view) {
        StoredServer server = view.server();
        return new ServerView(server.name(), view.leads() ? "leader" : "standby", server.rest(), server.sessions(), server.version(), server.startedAt(), server.seenAt());
    }

    public static NodeView of(io.argosy.control.node.NodeView view) {
        return new NodeView(
                view.node().id(),
                view.node().name(),
                view.node().availability(),
                view.liveness(),
                view.node().topology(),
                view.node().labels(),
                view.facts(),
                view.tasks(),
                view.reservedCpus(),
                view.reservedMemory(),
                view.node().joinedAt(),
                view.node().pool(),
                view.node().space(),
                view.drain().map(drain -> new DrainView(drain.leaving(), drain.staying())),
                view.moves().map(moves -> new MovesView(moves.here(), moves.away())),
                view.silence().map(silence -> new SilenceView(silence.time(), silence.cause())));
    }

    public static NodeTokenView of(io.argosy.control.join.NodeTokenView view) {
        StoredNodeToken token = view.token();
        return new NodeTokenView(token.name(), token.pool(), token.space(), token.createdAt(), token.expiresAt(), token.uses(), token.used(),
                token.revokedAt(), view.good());
    }

    public static ContentView of(io.argosy.control.content.ContentView view) {
        return new ContentView(
                view.kind(), view.name(), view.latest(), view.bytes(), view.changedAt(), view.usedBy().stream().map(app -> app.app().value()).toList());
    }

    public static TokenView of(io.argosy.control.token.TokenView view) {
        return new TokenView(view.name(), view.role().name().toLowerCase(Locale.ROOT), view.space(), view.createdAt());
    }

    public static RegistryView of(io.argosy.control.registry.RegistryView view) {
        return new RegistryView(view.host(), view.username(), view.by(), view.changedAt());
    }

    public static SettingView of(io.argosy.control.setting.SettingView view) {
        return new SettingView(view.setting().text(), view.value(), view.setting().standard(), view.setting().meaning(),
                view.stored().map(StoredSetting::by), view.stored().map(StoredSetting::changedAt));
    }

    public static EventView of(NumberedEvent event) {
        return new EventView(event.sequence(), event.event());
    }
}
