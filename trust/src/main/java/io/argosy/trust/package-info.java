/// The cluster's authority: it makes the certificates of servers, nodes and clients of the Docker API, and tells its own from others'.
///
/// All keys are of the curve P-256. A certificate says who somebody is, and a client's the most it may do; whether it was taken back is not known here. The moment of issue is in
/// its serial number, because its validity begins earlier, for machines whose clocks are late.
package io.argosy.trust;
