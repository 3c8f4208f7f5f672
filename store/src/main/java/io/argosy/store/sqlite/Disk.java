package io.argosy.store.sqlite;

import io.argosy.store.state.Row;
import io.argosy.store.state.State;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Collection;

/// What the writer asks of the file.
interface Disk {

    Path path();

    /// Writes the rows and the mark of the state that they lead to, to be committed or taken back.
    void prepare(Collection<Row> rows, State after) throws SQLException;

    /// Returns when what was prepared is on disk. After an exception it may be there or not: see [#mark()].
    void commit() throws SQLException;

    /// Takes back what was prepared and not committed, if anything.
    void takeBack();

    /// The revision and fence that another process would find now, without the records.
    State mark() throws SQLException;
}
