/// Whom the cluster trusts, as records: the authority, whose key is sealed, and what of its word was taken back.
///
/// Certificates themselves are made and read elsewhere. A revocation covers everything issued to its node before it, so that nothing needs to be
/// remembered of a certificate; revocations are dropped when every certificate they cover has expired by itself.
package io.argosy.control.trust;
