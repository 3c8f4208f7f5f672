package io.argosy.server.openapi;

import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;

/// The form of every error. No resource returns it, so no annotation brings it into the document.
final class ProblemSchema {

    static final String NAME = "Problem";

    private ProblemSchema() {}

    static Schema make() {
        return of(SchemaType.OBJECT, "An error (RFC 9457).")
                .addProperty("type", of(SchemaType.STRING, "A URI made of the code."))
                .addProperty("title", of(SchemaType.STRING, "The code in words."))
                .addProperty("status", of(SchemaType.INTEGER, "The HTTP status."))
                .addProperty("code", of(SchemaType.STRING, "Stable; listed in docs/errors.md."))
                .addProperty("detail", of(SchemaType.STRING, "What is wrong, for people."))
                .addProperty("remedy", of(SchemaType.STRING, "What helps, for people; absent when nothing is known."))
                .addProperty("places", of(SchemaType.ARRAY, "Where, when it is about files.").items(OASFactory.createSchema().ref("#/components/schemas/Place")));
    }

    private static Schema of(SchemaType type, String description) {
        return OASFactory.createSchema().addType(type).description(description);
    }
}
