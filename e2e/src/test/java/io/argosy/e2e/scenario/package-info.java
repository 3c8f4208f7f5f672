/// Scenarios on a real engine. Each states one intent; its steps are a command, then a state that can be observed.
package io.argosy.e2e.scenario;
