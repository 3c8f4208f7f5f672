/// Finding images for releases that are being prepared.
///
/// Each finding is an item of the assignment and ends in a report of an identity, or of why there is none.
package io.argosy.agent.image;
