/// Which ready tasks the nodes reach that lead to them, so that no task is stopped in favour of one that is not reached yet.
///
/// Where networks span nodes, an engine may hear late behind which other engine an address is (see docs/design/networks.md). Each agent tries the tasks of other nodes that it is told of, and says
/// which it has not reached. [io.argosy.control.contact.ContactBook] keeps that in the leader's memory, as the agents say it again to whoever leads next;
/// [io.argosy.control.contact.Contacts] tells the planner which tasks cannot take the place of others yet. Nobody is waited for longer than [io.argosy.control.contact.ContactBook#PATIENCE].
package io.argosy.control.contact;
