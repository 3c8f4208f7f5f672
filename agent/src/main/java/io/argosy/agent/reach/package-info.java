/// Whether machines reach each other on the ports that nodes need: found out when one joins, by listening and dialling for a moment on both sides.
package io.argosy.agent.reach;
