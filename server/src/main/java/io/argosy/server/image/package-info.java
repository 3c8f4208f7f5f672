/// Images from nodes that have them to nodes that want them, through this server, because nodes need not reach each other.
///
/// Nodes that ask for the same image at about the same time share one reading of it. What all of them have of it already is left out. The slowest sets the pace, up to a bound; nothing is kept here.
package io.argosy.server.image;
