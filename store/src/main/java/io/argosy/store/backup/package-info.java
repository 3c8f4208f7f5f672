/// Backups that every store can make and take: one text file with all records, whole or refused.
///
/// The first line is a JSON object that says what the file is; then one record a line, as `table key revision json`; the last line has the number of records and the
/// SHA-256 of everything before it. Values stay as they are stored: secrets are sealed in them, and only the file `key` of a server opens them.
package io.argosy.store.backup;
