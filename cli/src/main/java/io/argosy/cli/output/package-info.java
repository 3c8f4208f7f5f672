/// How answers look: tables that fit a terminal, progress that redraws itself, JSON for scripts, failures with their remedy and exit code.
package io.argosy.cli.output;
