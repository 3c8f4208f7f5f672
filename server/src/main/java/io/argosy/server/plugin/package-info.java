/// Rules of placement that others wrote: jars in a directory, read once, at the start.
package io.argosy.server.plugin;
