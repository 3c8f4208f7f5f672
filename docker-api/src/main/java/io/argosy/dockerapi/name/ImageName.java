package io.argosy.dockerapi.name;

/// How people and engines write the name of an image.
public final class ImageName {

    private ImageName() {}

    /// As engines list it: without the default registry and its default path, with a tag or a digest.
    public static String familiar(String reference) {
        String name = reference.startsWith("docker.io/") ? reference.substring("docker.io/".length()) : reference;
        name = name.startsWith("library/") ? name.substring("library/".length()) : name;
        boolean tagged = name.indexOf('@') >= 0 || name.lastIndexOf(':') > name.lastIndexOf('/');
        return tagged ? name : name + ":latest";
    }

    /// Without tag and digest.
    public static String repository(String reference) {
        String name = reference.contains("@") ? reference.substring(0, reference.indexOf('@')) : reference;
        return name.lastIndexOf(':') > name.lastIndexOf('/') ? name.substring(0, name.lastIndexOf(':')) : name;
    }
}
