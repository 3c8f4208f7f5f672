/// From a draft to a release: finding the images, pinning them, and making the release the app's target.
///
/// The loop owns searches, writes releases, and carries a rollout from PREPARING to ROLLING, to DONE when nothing turned out to be different, or to
/// FAILED when an image is not found; until then nothing of the app changes. Rollouts and drafts that were superseded meanwhile are dropped with their searches.
package io.argosy.control.prepare;
