/// An engine without containers: the engine port over maps, with a contract suite that it shares with a real one.
///
/// It keeps what a real engine keeps through an agent's death, so tests can end an agent at any call ([io.argosy.testkit.engine.Faults]) and let
/// another one find what was left.
package io.argosy.testkit.engine;
