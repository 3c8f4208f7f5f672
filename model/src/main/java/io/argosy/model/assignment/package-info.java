/// What a node's agent is told: whole in meaning, computed by the server from one snapshot.
///
/// Everything is keyed, so that two assignments can be compared and only the difference sent. An agent keeps its last
/// assignment on disk and goes by it while the server is away. It holds records only of apps that the node hosts or routes.
package io.argosy.model.assignment;
