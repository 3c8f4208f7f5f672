/// What users write: the spec of an app, one record per concern of a service.
///
/// Specs are made by the `compose` module from a user's file and never changed afterwards; a changed file is another spec.
/// Two equal specs mean the same running service, so equality decides what a release must roll.
package io.argosy.model.service;
