/// Whether a complete project makes sense: what is named exists, nothing waits in a circle, nothing says two things at once.
///
/// Looks at enabled services only; reports everything it finds.
package io.argosy.compose.check;
