package io.argosy.server.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.io.InputStream;
import java.lang.reflect.Method;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The document tells of every operation, and says of each what a stranger to the code needs.
@QuarkusTest
@QuarkusTestResource(RunningServer.class)
class OpenApiTest {

    private static final List<Class<?>> RESOURCES = List.of(
            AppResource.class, AuditResource.class, BuildResource.class, ContainerResource.class, ContentResource.class, DeployResource.class, DockerResource.class, EventResource.class, FileResource.class, LogResource.class,
            NetworkResource.class, NodeResource.class, NodeTokenResource.class, RegistryResource.class, ReleaseResource.class, ServerResource.class, SettingResource.class, TaskResource.class, TokenResource.class);

    @TestHTTPResource("/v1/openapi?format=json")
    private URI address;

    private JsonNode document;

    private record Operation(String name, JsonNode node) {}

    @BeforeEach
    void read() throws Exception {
        try (InputStream text = address.toURL().openStream()) {
            document = new ObjectMapper().readTree(text);
        }
    }

    private List<Operation> operations() {
        List<Operation> operations = new ArrayList<>();
        document.get("paths").properties().forEach(path -> path.getValue().properties()
                .forEach(operation -> operations.add(new Operation(operation.getKey().toUpperCase() + " " + path.getKey(), operation.getValue()))));
        return operations;
    }

    @Test
    void everyResourceMethodIsInTheDocument() {
        Set<String> served = new TreeSet<>(Set.of("GET /v1/tasks/{task}/exec"));
        for (Class<?> resource : RESOURCES) {
            Stream.of(resource.getDeclaredMethods()).flatMap(method -> verb(method).stream()
                    .map(verb -> verb + " " + resource.getAnnotation(Path.class).value() + method.getAnnotation(Path.class).value())).forEach(served::add);
        }
        assertThat(operations().stream().map(Operation::name)).containsExactlyInAnyOrderElementsOf(served);
    }

    private static Optional<String> verb(Method method) {
        return Stream.of(GET.class, PUT.class, POST.class, DELETE.class).filter(method::isAnnotationPresent).map(Class::getSimpleName).findFirst();
    }

    @Test
    void everyOperationIsDescribed() {
        assertThat(operations()).allSatisfy(operation -> {
            assertThat(operation.node().path("summary").asText()).as(operation.name()).isNotBlank();
            assertThat(operation.node().path("description").asText()).as(operation.name()).isNotBlank();
            assertThat(operation.node().path("operationId").asText()).as(operation.name()).isNotBlank();
            assertThat(operation.node().path("tags")).as(operation.name()).isNotEmpty();
            operation.node().path("parameters").forEach(parameter -> assertThat(parameter.path("description").asText()).as(operation.name() + " " + parameter).isNotBlank());
        });
    }

    @Test
    void operationIdsDiffer() {
        assertThat(operations().stream().map(operation -> operation.node().get("operationId").asText())).doesNotHaveDuplicates();
    }

    @Test
    void everyOperationTellsItsErrors() {
        assertThat(operations()).allSatisfy(operation -> {
            assertThat(operation.node().get("responses").fieldNames()).toIterable().as(operation.name()).contains("400", "401", "403", "500", "503");
            if (operation.node().has("requestBody")) {
                assertThat(operation.node().get("responses").fieldNames()).toIterable().as(operation.name()).contains("413", "415", "422");
            }
        });
    }

    @Test
    void everyReferenceLeadsSomewhere() {
        document.findValuesAsText("$ref").forEach(reference -> assertThat(document.at(reference.substring(1)).isMissingNode()).as(reference).isFalse());
    }

    @Test
    void namesAreBareTexts() {
        assertThat(document.at("/components/schemas/AppName/type").asText()).isEqualTo("string");
    }
}
