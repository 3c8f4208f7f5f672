package io.argosy.cli.command;

import java.util.Optional;
import picocli.CommandLine.IVersionProvider;

/// The version in the jar's manifest.
final class Version implements IVersionProvider {

    @Override
    public String[] getVersion() {
        return new String[] {"argosy " + Optional.ofNullable(Version.class.getPackage().getImplementationVersion()).orElse("development build")};
    }
}
