/// Variables: the template language of values, the environment, and `.env` files.
///
/// Expansion is total: every text gives a text or a message. It sees values only, never keys.
package io.argosy.compose.interpolate;
