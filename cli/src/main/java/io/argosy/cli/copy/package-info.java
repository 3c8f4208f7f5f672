/// Files between tasks and this machine, as tar archives that are packed and unpacked while they are sent.
package io.argosy.cli.copy;
