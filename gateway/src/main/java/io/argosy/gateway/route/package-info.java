/// What traffic goes where, in the gateway's own words: listening addresses, backends, servers, weights.
///
/// [io.argosy.gateway.route.Routing] makes the whole table anew from the listeners a node was told and the tasks it can reach; nothing is patched. Names and
/// addresses are checked when the records are made, so that whatever text is rendered from them is what was meant.
package io.argosy.gateway.route;
