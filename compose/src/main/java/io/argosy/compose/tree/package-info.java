/// Compose values as an immutable tree, paths into it, and tables of rules by path.
///
/// Every value knows where its field begins. Phases rebuild trees; none changes one.
package io.argosy.compose.tree;
