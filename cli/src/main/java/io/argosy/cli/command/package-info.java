/// One class a command. A command reads its arguments, calls the server and prints; it holds no knowledge of its own.
package io.argosy.cli.command;
