/// Turns Compose files into a canonical project, and that into the model's spec.
///
/// A load goes through the packages below in this order: `source` (files and places), `yaml` (text to tree, bounded), `interpolate`
/// (variables), `schema` (keys and types), `normalize` (long forms, absolute paths), `layer` with `merge` (several files, `extends`,
/// `include`), `profiles`, `normalize` again (what Compose takes for granted), `check` (the project as a whole). `render` prints
/// the result, `convert` makes an `AppSpec` of it.
///
/// A load is a pure function of the request and the answers of its `Sources`. Mistakes are collected, not thrown; a phase is
/// entered only when the ones before it have found the tree sound enough for it. Rules stand in tables of path -> rule: the rest of the
/// Compose Specification is more rows.
package io.argosy.compose;
