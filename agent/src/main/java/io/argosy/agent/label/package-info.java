/// The names and labels of what the agent makes on its engine, by which it finds its own again.
///
/// Whatever carries this cluster's label is the cluster's; everything else on the engine is somebody else's and never touched.
package io.argosy.agent.label;
