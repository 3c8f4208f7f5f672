/// What is made by hand through the virtual engine, as far as the cluster keeps it.
///
/// Networks that span nodes have a record for as long as an engine has them: their ranges are kept from networks of apps, and the driver that was asked for is remembered. The virtual engine writes the records, through
/// [io.argosy.control.hand.HandNetworks], before it asks an engine and after. A record whose network was never made, or that no engine knows any more, is forgotten when the next one is made.
///
/// Containers have one from the moment they are made until no engine has them: it names them while their node is away, and says whose they are ([io.argosy.control.hand.HandContainers]).
package io.argosy.control.hand;
