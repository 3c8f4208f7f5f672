package io.argosy.dockerapi.name;

import io.argosy.dockerapi.fleet.FleetNode;
import java.util.List;

/// A thing of an engine that has an id and is called by names.
public interface Named {

    FleetNode node();

    String id();

    /// Without a slash before them.
    List<String> names();
}
