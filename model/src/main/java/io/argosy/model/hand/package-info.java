/// What people made by hand, through the virtual engine. The engines are the record of what it is; kept here is what no engine knows: whose it is, what was asked for, and what must hold while its node is away.
package io.argosy.model.hand;
