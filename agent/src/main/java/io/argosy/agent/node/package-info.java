/// Everything the agent does for the cluster it belongs to: made once it knows who it is, and fed with assignments from disk and server alike.
package io.argosy.agent.node;
