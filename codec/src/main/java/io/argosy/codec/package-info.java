/// Model records as JSON: one form for the store, the agent session and the REST API.
///
/// What always holds: whatever [Json] writes, it reads back as an equal record, as long as the record keeps no array.
///
/// | in Java | in JSON |
/// |---|---|
/// | record | object, one property per component, in their order |
/// | record whose only component is named `value` | the bare value, also as the key of a map |
/// | record of a sealed interface | object with a property `type` before the others: the record's simple name in kebab case |
/// | enum | its name |
/// | `Optional` | the value, or the property is left out |
/// | `Duration`, `Instant` | ISO 8601 text |
///
/// Two versions one release apart understand each other: properties that the reader does not know are ignored, and
/// collections, maps, optionals and primitives that the writer did not know are read as empty, zero or false. A
/// constant or a `type` that the reader does not know is an error.
///
/// The model carries no annotation. Its mistakes (an enum inside a sealed interface, two records of one family with the
/// same name) are found when the family is first used, with an [IllegalArgumentException] that names the type.
package io.argosy.codec;
