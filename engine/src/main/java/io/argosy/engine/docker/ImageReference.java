package io.argosy.engine.docker;

/// A reference taken apart.
///
/// @param repository with its registry, where one is named
/// @param version tag, or digest; `latest` unless told otherwise
record ImageReference(String repository, String version) {
    static ImageReference parse(String reference) {
        int digest = reference.indexOf('@');
        if (digest >= 0) {
            return new ImageReference(withoutTag(reference.substring(0, digest)), reference.substring(digest + 1));
        }
        String repository = withoutTag(reference);
        boolean tagged = repository.length() < reference.length();
        return new ImageReference(repository, tagged ? reference.substring(repository.length() + 1) : "latest");
    }

    /// A colon before the last slash is a registry's port.
    private static String withoutTag(String name) {
        int colon = name.lastIndexOf(':');
        return colon > name.lastIndexOf('/') ? name.substring(0, colon) : name;
    }

    /// The registry's host, as credentials are filed.
    String registry() {
        int slash = repository.indexOf('/');
        String first = slash < 0 ? "" : repository.substring(0, slash);
        boolean host = first.contains(".") || first.contains(":") || first.equals("localhost");
        return host && !first.equals("docker.io") ? first : "https://index.docker.io/v1/";
    }
}
