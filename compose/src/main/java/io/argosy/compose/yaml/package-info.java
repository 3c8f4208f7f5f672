/// YAML text to trees: positions, anchors and merge keys written out, `!reset` and `!override` as cleared paths.
///
/// Reads parser events one by one and refuses a file as soon as it goes beyond its limits, so that hostile input (alias bombs, deep nesting,
/// huge numbers) costs no more than an honest file of that size.
package io.argosy.compose.yaml;
