package io.argosy.e2e.harness;

import java.util.ArrayList;
import java.util.List;

/// A machine's network: a namespace with a cable to a bridge that all machines of a run share, as `script/cluster` makes it.
///
/// @param number from 1; makes name and address
/// @param address reached from the test itself, over the bridge
public record NetworkNamespace(int number, String address) {

    /// With all those of lower numbers, where they are not there yet.
    public static NetworkNamespace create(int number) {
        Command.of(Workspace.CHECKOUT.resolve("script/cluster").toString(), "--name", Workspace.MACHINES, "--nodes", Integer.toString(number),
                "--only", "machines").run().succeeded();
        return new NetworkNamespace(number, Texts.read(Workspace.STATE.resolve("network")).strip() + "." + number);
    }

    public String name() {
        return "argosy-" + Workspace.MACHINES + "-n" + number;
    }

    /// The words that run something inside.
    public List<String> enter(List<String> command) {
        List<String> words = new ArrayList<>(List.of("nsenter", "--net=/run/netns/" + name()));
        words.addAll(command);
        return words;
    }
}
