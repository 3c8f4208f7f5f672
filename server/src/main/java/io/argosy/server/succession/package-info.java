/// Who of several servers leads, and what follows from it for this one.
///
/// A server begins as a standby. [io.argosy.server.succession.Succession] leads whenever it is this server's turn, opens the door for agents, which a standby has too,
/// and goes back when the turn is over. [io.argosy.server.succession.SharedFiles] keeps the files that all servers have alike.
/// [io.argosy.server.succession.Announcer] tells the leader that this server is there.
package io.argosy.server.succession;
