/// Virtual time. Everything that happens is an event of one [io.argosy.simulation.time.Timeline], run one after another in one thread; nothing waits and nothing looks at a real clock.
package io.argosy.simulation.time;
