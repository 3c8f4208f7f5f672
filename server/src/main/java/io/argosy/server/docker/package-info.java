/// What the virtual engine (`docker-api`) stands on here: the nodes as the store knows them, and links to their engines as byte streams of their agents.
package io.argosy.server.docker;
