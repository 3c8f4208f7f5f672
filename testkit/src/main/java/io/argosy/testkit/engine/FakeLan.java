package io.argosy.testkit.engine;

import io.argosy.engine.EngineException;
import io.argosy.engine.NetworkInfo;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What lets fake engines be members of one Swarm. For one thread at a time.
public final class FakeLan {
    private final List<Group> groups = new ArrayList<>();
    private int members;
    private int overlays;

    /// One Swarm.
    static final class Group {
        final String id;
        final Map<String, String> labels;
        final Map<String, Member> members = new LinkedHashMap<>();
        final Map<String, NetworkInfo> overlays = new LinkedHashMap<>();

        private Group(String id, Map<String, String> labels) {
            this.id = id;
            this.labels = labels;
        }

        String token() {
            return "token-" + id;
        }

        /// Whether more than half of the managers are up.
        boolean led() {
            long managers = members.values().stream().filter(member -> member.manager).count();
            return members.values().stream().filter(member -> member.manager && member.up).count() * 2 > managers;
        }

        void requireLed() {
            if (!led()) {
                throw new EngineException.Refused("The swarm does not have a leader");
            }
        }
    }

    /// An engine as its Swarm knows it.
    static final class Member {
        final String id;
        final String address;
        boolean manager;
        boolean up = true;

        private Member(String id, String address, boolean manager) {
            this.id = id;
            this.address = address;
            this.manager = manager;
        }
    }

    /// No two overlays have the same, whichever engine makes them.
    int nextOverlay() {
        return ++overlays;
    }

    Group begin(Map<String, String> labels) {
        Group group = new Group("swarm" + (groups.size() + 1), Map.copyOf(labels));
        groups.add(group);
        return group;
    }

    Member enter(Group group, String address, boolean manager) {
        Member member = new Member("member" + ++members, address, manager);
        group.members.put(member.id, member);
        return member;
    }

    /// The group that has a manager there.
    Optional<Group> at(String address) {
        return groups.stream().filter(group -> group.members.values().stream()
                .anyMatch(member -> member.manager && member.up && address.equals(member.address + ":2377"))).findFirst();
    }

    /// The machine of that address is there for the others, or is not.
    public void reach(String address, boolean up) {
        groups.forEach(group -> group.members.values().stream().filter(member -> member.address.equals(address)).forEach(member -> member.up = up));
    }
}
