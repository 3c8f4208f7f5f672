/// The preferences of placement, one class each, in the order of [io.argosy.scheduling.score.Scores#STANDARD]: each one chooses among what the one before found equally good.
package io.argosy.scheduling.score;
