/// Canonical form: first of a file (long forms, canonical scalars, absolute paths), later of the whole project (default network, names,
/// implied dependencies, env files).
///
/// Both are idempotent: a canonical project that is printed and loaded again is the same.
package io.argosy.compose.normalize;
