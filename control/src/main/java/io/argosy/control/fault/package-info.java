/// What can go wrong for a user, said once: an operation answers a [io.argosy.control.fault.Result], and a refusal carries a
/// [io.argosy.control.fault.Fault] with a stable code, what is wrong, and what can be done. Doors map codes to their protocol in one place.
package io.argosy.control.fault;
