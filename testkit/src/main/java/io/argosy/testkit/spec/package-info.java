/// Builders of specs for tests: everything has a plain default, a test names only what it is about.
package io.argosy.testkit.spec;
