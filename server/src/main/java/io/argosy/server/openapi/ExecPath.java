package io.argosy.server.openapi;

import java.util.List;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;

/// The one operation that is not a resource: programs in tasks, over a WebSocket.
final class ExecPath {

    private ExecPath() {}

    static void addTo(OpenAPI api) {
        Parameter task = OASFactory.createParameter()
                .name("task").in(Parameter.In.PATH).required(true).description("Id of a running task.")
                .schema(OASFactory.createSchema().addType(SchemaType.STRING));
        api.getPaths().addPathItem("/v1/tasks/{task}/exec", OASFactory.createPathItem().GET(OASFactory.createOperation()
                .operationId("exec")
                .tags(List.of("tasks"))
                .summary("Run a program in a task")
                .description("A WebSocket. The first message is text: a JSON object with argv, stdin, tty, user, workingDirectory and environment. From then on messages are binary: one byte for "
                        + "the channel (0 input, 1 output, 2 error output, 3 size as two 16-bit numbers, columns and rows, 4 end with a 32-bit exit code and text, 5 failure with text), then the bytes, at "
                        + "most 65536. An empty message on channel 0 ends the input. Channel 4 or 5 comes last.")
                .addParameter(task)
                .responses(OASFactory.createAPIResponses().addAPIResponse("101", OASFactory.createAPIResponse().description("The WebSocket is open.")))));
    }
}
