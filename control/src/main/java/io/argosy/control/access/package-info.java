/// Who may do what. Every operation takes a [io.argosy.control.access.Caller] and asks it first; a door only finds out who
/// the caller is.
package io.argosy.control.access;
