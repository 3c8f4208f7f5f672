/// Which networks span nodes, where they lie, and what is done about them next.
package io.argosy.planning.network;
