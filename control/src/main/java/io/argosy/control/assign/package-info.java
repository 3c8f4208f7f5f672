/// What each agent is told, as a pure function of one snapshot.
package io.argosy.control.assign;
