/// Which services are asked for.
package io.argosy.compose.profiles;
