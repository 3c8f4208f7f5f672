/// A canonical project to the model's `AppSpec`.
///
/// Every field is read by a converter, or goes to the table in `Leftovers`: refused where leaving it out would make another app of it,
/// settled by an earlier phase, or ignored with a warning. Nothing is dropped unseen, because `Fields` keeps count.
/// `x-argosy` is read here; an unknown key in it is an error.
package io.argosy.compose.convert;
