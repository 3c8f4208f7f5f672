/// Tokens: who a caller is. The store holds their hashes only.
package io.argosy.control.token;
