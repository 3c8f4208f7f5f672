/// Whether a node that is not heard is lost: asked of other nodes before it is believed.
///
/// [io.argosy.control.witness.Vigil] looks several times a second at who was heard, which is kept in memory only. Of nodes that are silent or away it has others asked
/// ([io.argosy.control.witness.Inquiry]), but only such as have reached the node before ([io.argosy.control.witness.Circle]): who never could says nothing by not reaching it. What they say becomes a
/// [io.argosy.control.witness.Verdict]. A node is lost when at least two were asked and none reached it, nothing was heard meanwhile, and no more than half of all nodes went with it. In
/// every other case the usual patience goes on, longer where somebody saw the machine.
package io.argosy.control.witness;
