package io.argosy.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// The compiled classes of every module, and which packages a library of the table consists of.
final class House {

    static final ModuleTable TABLE = ModuleTable.read(Path.of("..", "ARCHITECTURE.md"));

    static final Map<String, List<String>> LIBRARIES = Map.ofEntries(
            Map.entry("Jackson", List.of("com.fasterxml.jackson")),
            Map.entry("snakeyaml-engine", List.of("org.snakeyaml.engine")),
            Map.entry("sqlite-jdbc", List.of("org.sqlite", "java.sql")),
            Map.entry("pcollections", List.of("org.pcollections")),
            Map.entry("jetcd", List.of("io.etcd", "com.google.protobuf")),
            Map.entry("docker-java", List.of("com.github.dockerjava")),
            Map.entry("gRPC", List.of("io.grpc")),
            Map.entry("Netty", List.of("io.netty")),
            Map.entry("BouncyCastle", List.of("org.bouncycastle")),
            Map.entry("dnsjava", List.of("org.xbill.DNS")),
            Map.entry("Conscrypt", List.of("org.conscrypt")),
            Map.entry("Quarkus", List.of("io.quarkus", "jakarta", "io.vertx", "io.smallrye", "org.eclipse.microprofile", "org.jboss", "io.micrometer", "org.reactivestreams")),
            Map.entry("picocli", List.of("picocli")),
            Map.entry("jimfs", List.of("com.google.common.jimfs")),
            Map.entry("commons-compress", List.of("org.apache.commons.compress")));

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .importPaths(TABLE.rows().keySet().stream().map(module -> Path.of("..", module, "target", "classes")).toList());

    private House() {}

    static JavaClasses classes() {
        return CLASSES;
    }

    static String packageOf(String module) {
        return "io.argosy." + module.replace("-", "");
    }
}
