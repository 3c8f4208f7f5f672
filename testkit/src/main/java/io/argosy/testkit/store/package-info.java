/// A store for several servers in one process.
package io.argosy.testkit.store;
