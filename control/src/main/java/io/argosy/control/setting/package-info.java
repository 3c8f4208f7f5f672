/// Settings of the whole cluster that people change while it runs. They are in the store, so every server shows the same and whoever leads goes by them.
///
/// People write them here, and nothing else does. Where nobody set one, its standard value holds.
package io.argosy.control.setting;
