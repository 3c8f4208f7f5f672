/// The port to nodes and to their engines. Engines are reached through their agents only; how, is the server's affair.
package io.argosy.dockerapi.fleet;
