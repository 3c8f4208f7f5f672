/// Many agents in one process, for measuring what a server spends on their sessions.
///
/// [io.argosy.benchmarks.session.Crowd] lets as many machines join as it is told, each with a certificate and a connection of its own, and keeps their sessions. They obey at once: images are found, tasks
/// are ready as soon as they are told to run, and ended as soon as they are told to stop.
package io.argosy.benchmarks.session;
