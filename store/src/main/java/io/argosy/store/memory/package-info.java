/// The store without a disk: for tests and simulations. It differs from the others only in that a crash loses everything.
package io.argosy.store.memory;
