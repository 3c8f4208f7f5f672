package io.argosy.cli.command;

import io.argosy.cli.context.ContextsFile;
import io.argosy.codec.Json;

/// What a command needs that speaks to no server.
public final class Plain {

    ContextsFile contexts() {
        return new ContextsFile(ContextsFile.location(System.getenv()), Json.standard());
    }
}
