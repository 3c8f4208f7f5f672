/// A rehearsal of the usual commands, so that the JDK's start cache knows every class they load. Run once by the build, never by users.
package io.argosy.cli.training;
