package io.argosy.control.witness;

import io.argosy.control.witness.Circle.Peer;
import io.argosy.model.id.NodeId;
import io.argosy.model.witness.Sighting;
import io.argosy.model.witness.Suspect;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Asks witnesses, all at one time.
final class Inquiry {

    private final Witnesses witnesses;

    Inquiry(Witnesses witnesses) {
        this.witnesses = witnesses;
    }

    /// @param questions whom each witness is asked for. @return what each said; nothing of those that did not answer
    Map<NodeId, List<Sighting>> ask(Map<NodeId, List<Suspect>> questions) {
        Map<NodeId, Future<List<Sighting>>> asked = new LinkedHashMap<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            questions.forEach((witness, suspects) -> asked.put(witness, threads.submit(() -> witnesses.ask(witness, suspects))));
        }
        Map<NodeId, List<Sighting>> answers = new LinkedHashMap<>();
        asked.forEach((witness, answer) -> answers.put(witness, answer.state() == Future.State.SUCCESS ? answer.resultNow() : List.of()));
        return answers;
    }

    /// What is said of each of these nodes. @param chosen the witnesses to ask for each
    Map<NodeId, List<Testimony>> ofEach(Map<Peer, List<Peer>> chosen) {
        Map<NodeId, List<Suspect>> questions = new LinkedHashMap<>();
        Map<NodeId, String> names = new HashMap<>();
        chosen.forEach((suspect, asked) -> asked.forEach(witness -> {
            names.put(witness.node(), witness.name());
            questions.computeIfAbsent(witness.node(), _ -> new ArrayList<>()).add(new Suspect(suspect.node(), suspect.address()));
        }));
        Map<NodeId, List<Testimony>> said = new HashMap<>();
        ask(questions).forEach((witness, sightings) -> sightings.forEach(sighting ->
                said.computeIfAbsent(sighting.node(), _ -> new ArrayList<>()).add(new Testimony(names.get(witness), sighting.sign()))));
        return said;
    }
}
