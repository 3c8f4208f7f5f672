/// Which node has which image: for releases that look for theirs, builds that should find what was built before, and nodes that need an image of others.
///
/// Goes by what agents say of their engines, also of nodes that are away. Writes nothing.
package io.argosy.control.image;
