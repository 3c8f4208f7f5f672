/// Images of this node's engine: finding them for releases that are being prepared, telling the server which there are, keeping those of kept releases, and giving and taking them.
///
/// Each finding is an item of the assignment and ends in a report of an identity, or of why there is none. An image goes from node to node through the server, as the engine's own archive; what the
/// taking engine has of it already is left out.
package io.argosy.agent.image;
