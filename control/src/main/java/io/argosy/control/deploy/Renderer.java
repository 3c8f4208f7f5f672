package io.argosy.control.deploy;

import io.argosy.control.fault.Result;
import io.argosy.model.id.AppRef;

/// Reads Compose files.
@FunctionalInterface
public interface Renderer {

    /// What the files mean for this app; refused with the places of all mistakes.
    Result<Rendered> render(AppRef app, DeployInput input);
}
