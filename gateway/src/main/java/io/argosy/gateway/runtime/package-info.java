/// Answers of HAProxy's Runtime API and master socket, read into records. What is not understood is passed over, never guessed.
package io.argosy.gateway.runtime;
