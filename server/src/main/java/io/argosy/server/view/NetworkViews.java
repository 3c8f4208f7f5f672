package io.argosy.server.view;

import io.argosy.api.rest.NetworkMemberView;
import io.argosy.api.rest.NetworkView;
import io.argosy.control.network.MemberView;
import java.util.Locale;

/// Networks, and who carries them.
public final class NetworkViews {

    private NetworkViews() {}

    public static NetworkView of(io.argosy.control.network.NetworkView view) {
        return new NetworkView(view.app().space(), view.app().app(), view.name(), view.engineName(), view.kind(), word(view.state()), view.subnets(),
                view.nodes(), view.problem());
    }

    public static NetworkMemberView of(MemberView view) {
        return new NetworkMemberView(view.node(), word(view.state()), view.role(), view.steward(), view.problem());
    }

    private static String word(Enum<?> state) {
        return state.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
