/// The table of the Compose Specification's keys and the forms in which they may be written, and what checks a file against it.
///
/// One row per key. `normalize` reads the same rows to give scalars their canonical spelling.
package io.argosy.compose.schema;
