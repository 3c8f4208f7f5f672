/// The call by which a machine joins: the only one that needs no certificate.
///
/// Whether it may is for [io.argosy.control.join.Joining] to say; here the machine proves that it holds its key, is asked what joining wants to know, and is given
/// its certificate.
package io.argosy.server.join;
