package io.argosy.engine.docker;

import io.argosy.engine.http.Response;
import java.io.FilterInputStream;
import java.io.IOException;

/// The body of an answer, to be closed by its reader.
final class AnswerBody extends FilterInputStream {
    private final Response response;

    AnswerBody(Response response) {
        super(response.body());
        this.response = response;
    }

    @Override
    public void close() throws IOException {
        response.close();
    }
}
