/// How the machine becomes a node: by its node token, over a call of its own, before it may have a session.
package io.argosy.agent.join;
