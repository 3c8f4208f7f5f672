package io.argosy.engine.docker;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Map;
import java.util.function.IntConsumer;

/// Adds up what the engine tells of each layer. Layers are met on the way, so a share that would go back stands still.
final class PullProgress {
    private final IntConsumer percent;
    private final Map<String, Layer> layers = new HashMap<>();
    private int told;

    PullProgress(IntConsumer percent) {
        this.percent = percent;
    }

    void line(JsonNode line) {
        JsonNode detail = line.path("progressDetail");
        String layer = line.path("id").asText();
        if (line.path("status").asText().equals("Downloading") && detail.path("total").asLong() > 0) {
            layers.put(layer, new Layer(detail.path("current").asLong(), detail.path("total").asLong()));
        } else if (line.path("status").asText().equals("Download complete")) {
            layers.computeIfPresent(layer, (_, known) -> new Layer(known.total, known.total));
        }
        tell();
    }

    private void tell() {
        long total = layers.values().stream().mapToLong(Layer::total).sum();
        long current = layers.values().stream().mapToLong(Layer::current).sum();
        int share = total == 0 ? 0 : (int) (current * 100 / total);
        if (share > told) {
            told = share;
            percent.accept(share);
        }
    }

    private record Layer(long current, long total) {}
}
