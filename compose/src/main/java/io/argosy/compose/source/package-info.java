/// Files by path, places in them, and the problems found there.
///
/// `Sources` is the only way out of this module; nothing here looks at a disk. Every problem names its place; the list of
/// problems is bounded.
package io.argosy.compose.source;
