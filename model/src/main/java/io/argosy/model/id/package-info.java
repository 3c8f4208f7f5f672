/// The names and ids of everything Argosy keeps, each its own type, each checked when it is made.
///
/// A name that exists is a legal name: no other code checks again. Names given by people are DNS labels, because they
/// become DNS names; ids given by Argosy are opaque.
package io.argosy.model.id;
