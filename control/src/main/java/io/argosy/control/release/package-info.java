/// Releases: how an app came to be what it is, and the way back.
package io.argosy.control.release;
