/// Prints trees as JSON and as YAML, always the same way for the same tree.
package io.argosy.compose.render;
