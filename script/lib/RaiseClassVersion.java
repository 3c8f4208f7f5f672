import java.io.IOException;
import java.io.InputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeTransform;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;

/// Rewrites the classes of a jar that are older than Java 6 to the form of Java 8, stack maps included. The JDK's start cache leaves older classes out,
/// and verifies them anew at each start.
///
///     java RaiseClassVersion.java FROM.jar TO.jar
void main(String[] arguments) throws IOException {
    URL[] classes = {Path.of(arguments[0]).toUri().toURL()};
    try (JarFile from = new JarFile(arguments[0]);
            URLClassLoader loader = new URLClassLoader(classes);
            JarOutputStream to = new JarOutputStream(Files.newOutputStream(Path.of(arguments[1])))) {
        ClassFile classFile = ClassFile.of(
                ClassFile.StackMapsOption.STACK_MAPS_WHEN_REQUIRED, ClassFile.ClassHierarchyResolverOption.of(ClassHierarchyResolver.ofResourceParsing(loader)));
        for (JarEntry entry : Collections.list(from.entries())) {
            to.putNextEntry(new JarEntry(entry.getName()));
            try (InputStream content = from.getInputStream(entry)) {
                byte[] bytes = content.readAllBytes();
                to.write(entry.getName().endsWith(".class") ? raised(bytes, classFile) : bytes);
            }
            to.closeEntry();
        }
    }
}

byte[] raised(byte[] bytes, ClassFile classFile) {
    ClassModel model = classFile.parse(bytes);
    if (model.majorVersion() >= ClassFile.JAVA_6_VERSION) {
        return bytes;
    }
    return classFile.transformClass(model, ClassTransform.transformingMethodBodies(CodeTransform.ACCEPT_ALL)
            .andThen(ClassTransform.endHandler(builder -> builder.withVersion(ClassFile.JAVA_8_VERSION, 0))));
}
