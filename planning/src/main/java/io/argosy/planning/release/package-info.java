/// Releases: how one is written from a draft, and how two differ.
///
/// A service of a release names the release **since** which its tasks are as they are. Finding that number here, once, is what lets everybody else compare numbers
/// instead of specs.
package io.argosy.planning.release;
