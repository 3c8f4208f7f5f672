/// What the agent tells of its machine and engine.
package io.argosy.agent.machine;
