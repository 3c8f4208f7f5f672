package io.argosy.agent.image;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;

/// What the files of layers are called in an archive of an image.
///
/// Engines up to 24 name a layer by a hash over what they made of it for engines before 1.10; later ones by its content id. Engines that keep images in containerd name it by its
/// compressed form, which cannot be told from here, so nothing is left out of their archives.
final class LayerFiles {
    /// Every layer but the highest is described as if it had been made of nothing at the beginning of time.
    private static final String NOTHING = "\"container_config\":{\"Hostname\":\"\",\"Domainname\":\"\",\"User\":\"\",\"AttachStdin\":false,"
            + "\"AttachStdout\":false,\"AttachStderr\":false,\"Tty\":false,\"OpenStdin\":false,\"StdinOnce\":false,\"Env\":null,\"Cmd\":null,\"Image\":\"\","
            + "\"Volumes\":null,\"WorkingDir\":\"\",\"Entrypoint\":null,\"OnBuild\":null,\"Labels\":null},\"created\":\"1970-01-01T00:00:00Z\"";

    private LayerFiles() {}

    /// Files of the first layers. A layer that comes again further up is not among them, for engines keep it once and refer to it.
    ///
    /// @param layers content ids, lowest first
    static Set<String> ofFirst(List<String> layers, int count) {
        Set<String> files = new HashSet<>();
        Set<String> above = Set.copyOf(layers.subList(count, layers.size()));
        String chain = "";
        String parent = "";
        for (int layer = 0; layer < count; layer++) {
            String id = layers.get(layer);
            chain = chain.isEmpty() ? id : "sha256:" + sha256(chain + " " + id);
            parent = describe(chain, parent);
            if (!above.contains(id)) {
                files.add("blobs/" + id.replace(':', '/'));
                files.add(parent + "/layer.tar");
            }
        }
        return files;
    }

    /// @param chain id of a layer on all below it
    /// @param parent what this made of the layer below; empty for the lowest
    private static String describe(String chain, String parent) {
        String below = parent.isEmpty() ? "" : ",\"parent\":\"sha256:" + parent + "\"";
        return sha256("{" + NOTHING + ",\"layer_id\":\"" + chain + "\"" + below + "}");
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
