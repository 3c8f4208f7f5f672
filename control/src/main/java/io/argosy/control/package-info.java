/// The control plane: what users may do and what stays true. It knows no HTTP, JSON or Docker; doors call it and map its answers.
///
/// Each package below is a feature. This one puts them together.
package io.argosy.control;
