/// Apps as a whole: what people want of them, and how they are.
///
/// Owns intent and scale of an app. State words are made here, so that every door and table says the same.
package io.argosy.control.app;
