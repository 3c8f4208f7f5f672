/// A program in a task, joined to the user's terminal: frames over a WebSocket on one side, standard streams on the other.
package io.argosy.cli.exec;
