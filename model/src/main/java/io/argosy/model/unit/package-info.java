/// Values with a unit, and the immutable copies that every record of the model keeps.
///
/// Nothing here knows what the values are used for.
package io.argosy.model.unit;
