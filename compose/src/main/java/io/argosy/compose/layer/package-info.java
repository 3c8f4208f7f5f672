/// Which files make a project, and in what order they are laid over each other: several main files, `include`, `extends`.
///
/// Each file is read with the directory and the variables of the project it belongs to. Circles and the number of files are bounded.
package io.argosy.compose.layer;
