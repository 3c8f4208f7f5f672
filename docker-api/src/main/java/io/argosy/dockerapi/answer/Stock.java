package io.argosy.dockerapi.answer;

import com.fasterxml.jackson.databind.JsonNode;
import io.argosy.dockerapi.fleet.FleetNode;
import io.argosy.dockerapi.merge.Part;
import io.argosy.dockerapi.name.ImageName;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Which images are on which nodes.
///
/// @param images one for each node that has it
record Stock(List<Image> images) {

    private static final String SHA = "sha256:";

    /// An image on a node. @param id with `sha256:` @param created seconds @param names with tags and with digests
    record Image(FleetNode node, String id, long created, Set<String> names) {

        boolean isCalled(String reference) {
            String hex = reference.startsWith(SHA) ? reference.substring(SHA.length()) : reference;
            return names.contains(ImageName.familiar(reference)) || hex.matches("[0-9a-f]{4,64}") && id.startsWith(SHA + hex);
        }
    }

    static List<Image> images(Part part) {
        List<Image> images = new ArrayList<>();
        part.tree().forEach(each -> images.add(image(part.node(), each)));
        return images;
    }

    private static Image image(FleetNode node, JsonNode listed) {
        Set<String> names = new HashSet<>();
        listed.path("RepoTags").forEach(name -> names.add(name.asText()));
        listed.path("RepoDigests").forEach(name -> names.add(name.asText()));
        return new Image(node, listed.path("Id").asText(), listed.path("Created").asLong(), names);
    }

    /// On each node that has it; the newest first where nodes have different ones of that name.
    List<Image> called(String reference) {
        return images.stream().filter(image -> image.isCalled(reference)).sorted(Comparator.comparingLong(Image::created).reversed()).toList();
    }

    Optional<Image> newest(String reference) {
        return called(reference).stream().findFirst();
    }

    /// The names, with tags, that mean this image and no newer one.
    List<String> tags(Image image) {
        return image.names().stream().filter(name -> !name.contains("@") && !name.startsWith("<none>") && newest(name).filter(newest -> newest.id().equals(image.id())).isPresent()).sorted().toList();
    }

    /// Ids, names with and without tags, of what a node has.
    Set<String> wordsOf(FleetNode node) {
        Set<String> words = new HashSet<>();
        images.stream().filter(image -> image.node().id().equals(node.id())).forEach(image -> {
            words.add(image.id());
            image.names().forEach(name -> {
                words.add(name);
                words.add(ImageName.repository(name));
            });
        });
        return words;
    }
}
