/// Compose files of a deploy, rendered with the code that clients load them with.
package io.argosy.control.render;
