/// Fakes with behaviour and builders, for tests of all modules.
package io.argosy.testkit;
