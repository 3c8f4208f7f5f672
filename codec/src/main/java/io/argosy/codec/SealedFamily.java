package io.argosy.codec;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/// The records under a sealed interface, however many sealed interfaces lie between, by the name each has in JSON.
///
/// @param members by type name
record SealedFamily(Map<String, Class<?>> members) {

    static final String TYPE_PROPERTY = "type";

    private static final ClassValue<SealedFamily> FAMILIES = new ClassValue<>() {
        @Override
        protected SealedFamily computeValue(Class<?> head) {
            return gather(head);
        }
    };

    private static final ClassValue<Boolean> MEMBERS = new ClassValue<>() {
        @Override
        protected Boolean computeValue(Class<?> type) {
            return type.isRecord() && heads(type).findAny().isPresent();
        }
    };

    /// @throws IllegalArgumentException when a member cannot be told apart in JSON
    static SealedFamily of(Class<?> head) {
        return FAMILIES.get(head);
    }

    static boolean isHead(Class<?> type) {
        return type.isInterface() && type.isSealed() && !type.getName().startsWith("java.");
    }

    static boolean isMember(Class<?> type) {
        return MEMBERS.get(type);
    }

    /// `ServiceHealthy` is `service-healthy`, `HttpGet` is `http-get`, `TCP` is `tcp`.
    static String typeName(Class<?> member) {
        return member.getSimpleName()
                .replaceAll("([a-z0-9])([A-Z])", "$1-$2")
                .replaceAll("([A-Z])([A-Z][a-z])", "$1-$2")
                .toLowerCase(Locale.ROOT);
    }

    private static Stream<Class<?>> heads(Class<?> type) {
        return Arrays.stream(type.getInterfaces()).flatMap(parent -> Stream.concat(Stream.of(parent).filter(SealedFamily::isHead), heads(parent)));
    }

    private static SealedFamily gather(Class<?> head) {
        Map<String, Class<?>> members = new TreeMap<>();
        leaves(head).distinct().forEach(member -> {
            check(head, member);
            Class<?> other = members.put(typeName(member), member);
            if (other != null) {
                throw new IllegalArgumentException("%s and %s of %s have the same name in JSON".formatted(other.getName(), member.getName(), head.getName()));
            }
        });
        return new SealedFamily(members);
    }

    private static Stream<Class<?>> leaves(Class<?> type) {
        return isHead(type) ? Arrays.stream(type.getPermittedSubclasses()).flatMap(SealedFamily::leaves) : Stream.of(type);
    }

    private static void check(Class<?> head, Class<?> member) {
        if (!member.isRecord()) {
            throw new IllegalArgumentException("%s must be a record to be a member of %s in JSON".formatted(member.getName(), head.getName()));
        }
        for (RecordComponent component : member.getRecordComponents()) {
            if (component.getName().equals(TYPE_PROPERTY)) {
                throw new IllegalArgumentException("%s: 'type' is the name of its kind in JSON, so no component may have it".formatted(member.getName()));
            }
        }
    }
}
