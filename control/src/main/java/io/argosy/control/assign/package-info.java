/// What each agent is told, as a pure function of one snapshot.
///
/// An assignment holds tasks of its node with the networks, volumes and contents they need; services of apps that have a task there; ports that
/// the gateway of every node serves; images to find, and images of kept releases. Ended tasks stay in it until they are forgotten, so that
/// their output can be read; once told to stop and ended, they leave it.
package io.argosy.control.assign;
