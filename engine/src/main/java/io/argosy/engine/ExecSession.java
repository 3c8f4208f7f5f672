package io.argosy.engine;

import java.io.OutputStream;

/// A program in a container, with its ends held here.
public interface ExecSession extends AutoCloseable {
    /// Its standard input; closing it is the end of input for the program, whose output goes on. Writing blocks while the program does not read.
    OutputStream stdin();

    Frames output();

    /// Changes the size of its terminal; nothing happens without one, or after its end.
    void resize(int columns, int rows);

    /// To be asked after the output ended. 137 when the engine does not know better.
    int exitCode();

    /// Lets go of it; a program that still runs may go on.
    @Override
    void close();
}
