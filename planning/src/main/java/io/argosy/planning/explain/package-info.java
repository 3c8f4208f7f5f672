/// What people ask of an app: how far it is, whether something is wrong with it, and why a place has no running task.
package io.argosy.planning.explain;
