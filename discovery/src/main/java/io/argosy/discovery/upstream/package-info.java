/// Names that are not ours: asked of name servers elsewhere, and remembered for as long as those allow. Everything is bounded: waits, tries, entries.
package io.argosy.discovery.upstream;
