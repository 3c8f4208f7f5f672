/// Errors as people and scripts see them: every refusal leaves the server as `application/problem+json` with a code of
/// [io.argosy.control.fault.FaultCode], and this is the one place where codes become HTTP.
package io.argosy.server.problem;
