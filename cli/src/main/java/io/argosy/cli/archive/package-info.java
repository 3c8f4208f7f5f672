/// Tar archives of files of this machine: contexts of builds, and what goes to tasks or comes from them.
package io.argosy.cli.archive;
