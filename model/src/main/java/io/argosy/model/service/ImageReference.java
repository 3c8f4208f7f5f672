package io.argosy.model.service;

/// An image's reference taken apart.
///
/// @param repository with its registry, where one is named
/// @param version tag, or digest; `latest` unless told otherwise
public record ImageReference(String repository, String version) {

    /// The registry of references that name none.
    public static final String DEFAULT_REGISTRY = "docker.io";

    public static ImageReference parse(String reference) {
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

    /// The registry's host, with its port where it has one.
    public String registry() {
        int slash = repository.indexOf('/');
        String first = slash < 0 ? "" : repository.substring(0, slash);
        boolean host = first.contains(".") || first.contains(":") || first.equals("localhost");
        return host ? first : DEFAULT_REGISTRY;
    }

    /// The whole reference.
    @Override
    public String toString() {
        return repository + (version.contains(":") ? "@" : ":") + version;
    }
}
