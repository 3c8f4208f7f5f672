package io.argosy.server.openapi;

import io.argosy.api.rest.Problem;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import io.quarkus.smallrye.openapi.OpenApiFilter.RunStage;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.eclipse.microprofile.openapi.models.security.SecurityScheme;

/// Completes the document when the server is built: tokens, problems, and the schemas of records that are bare values in JSON.
@OpenApiFilter(stages = RunStage.BUILD)
public final class ApiDocument implements OASFilter {

    private static final String BEARER = "bearer";
    private static final List<String> OPEN = List.of("health");

    /// Errors that any operation may answer with.
    private static final Map<String, String> ERRORS = errors(
            "400", "A value of the request breaks its grammar or its bounds.",
            "401", "No token, or one that is not known.",
            "403", "The token's role or space does not allow it.",
            "429", "Too many requests without a known token.",
            "500", "A fault of the server.",
            "503", "The server cannot do this now; the code says why.");

    private static final Map<String, String> NAMED_ERRORS = errors("404", "What the path names does not exist.");

    private static final Map<String, String> BODY_ERRORS = errors(
            "409", "The state of what is asked for does not allow it.",
            "413", "The body is larger than allowed.",
            "415", "The body's media type is not supported.",
            "422", "The body was read, and has mistakes.");

    private static final Map<String, String> PARAMETERS = Map.of(
            "space", "Name of a space; `default` unless told otherwise.",
            "app", "Name of an app.",
            "name", "Its name.",
            "node", "Name of a node.",
            "number", "Number of a release.");

    private static Map<String, String> errors(String... codesAndTexts) {
        Map<String, String> errors = new LinkedHashMap<>();
        for (int i = 0; i < codesAndTexts.length; i += 2) {
            errors.put(codesAndTexts[i], codesAndTexts[i + 1]);
        }
        return errors;
    }

    @Override
    public void filterOpenAPI(OpenAPI api) {
        api.getComponents().addSecurityScheme(BEARER, OASFactory.createSecurityScheme()
                .type(SecurityScheme.Type.HTTP).scheme("bearer").description("A token; the first is in the server's data directory, in bootstrap-token."));
        Map<String, Schema> schemas = new LinkedHashMap<>(api.getComponents().getSchemas());
        schemas.replaceAll((name, schema) -> bareValue(schema));
        schemas.put(ProblemSchema.NAME, ProblemSchema.make());
        api.getComponents().setSchemas(schemas);
        ExecPath.addTo(api);
        api.getPaths().getPathItems().forEach((path, item) -> item.getOperations().values().forEach(operation -> complete(path, operation)));
    }

    /// A record with the one component `value` is that value in JSON.
    private static Schema bareValue(Schema schema) {
        Map<String, Schema> properties = schema.getProperties();
        boolean bare = properties != null && properties.size() == 1 && properties.containsKey("value");
        return bare ? properties.get("value") : schema;
    }

    private static void complete(String path, Operation operation) {
        if (operation.getParameters() != null) {
            operation.getParameters().stream().filter(parameter -> parameter.getDescription() == null)
                    .forEach(parameter -> parameter.description(PARAMETERS.get(parameter.getName())));
        }
        if (!OPEN.contains(operation.getOperationId())) {
            operation.addSecurityRequirement(OASFactory.createSecurityRequirement().addScheme(BEARER));
        }
        add(ERRORS, operation);
        if (path.contains("{")) {
            add(NAMED_ERRORS, operation);
        }
        if (operation.getRequestBody() != null) {
            add(BODY_ERRORS, operation);
        }
    }

    private static void add(Map<String, String> errors, Operation operation) {
        errors.forEach((code, text) -> {
            if (operation.getResponses().getAPIResponse(code) == null) {
                operation.getResponses().addAPIResponse(code, problem(text));
            }
        });
    }

    private static APIResponse problem(String text) {
        Schema schema = OASFactory.createSchema().ref("#/components/schemas/" + ProblemSchema.NAME);
        return OASFactory.createAPIResponse()
                .description(text)
                .content(OASFactory.createContent().addMediaType(Problem.MEDIA_TYPE, OASFactory.createMediaType().schema(schema)));
    }
}
