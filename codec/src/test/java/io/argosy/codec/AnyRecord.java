package io.argosy.codec;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/// Makes records of any type by trying values until the record takes them.
final class AnyRecord {

    private static final int TRIES = 2_000;
    private static final int DEPTH = 6;
    private static final int SELDOM = 10;
    private static final List<String> TEXTS = List.of("a", "web", "/data", "10.0.0.1", "10.0.0.0/24", "80", "", "sha256:" + "0f".repeat(32),
            "registry.example/shop/web:1.2", "ünï\n\"\\", "node.labels.zone", "0644", "0123456789abcdef".repeat(4));
    private static final long[] NUMBERS = {0, 1, 2, 15, 80, 8080, 65_535};

    private final Random random;
    private int depth;

    AnyRecord(long seed) {
        this.random = new Random(seed);
    }

    /// @throws IllegalArgumentException when no values were found that the record takes
    <T> T of(Class<T> type) {
        return type.cast(make(type));
    }

    private Object make(Type type) {
        depth++;
        try {
            return type instanceof ParameterizedType generic ? generic(generic) : plain((Class<?>) type);
        } finally {
            depth--;
        }
    }

    private Object plain(Class<?> type) {
        if (type.isRecord()) {
            return record(type);
        }
        if (type.isSealed()) {
            return make(one(Arrays.asList(type.getPermittedSubclasses())));
        }
        if (type.isEnum()) {
            return one(Arrays.asList(type.getEnumConstants()));
        }
        return scalar(type);
    }

    private Object scalar(Class<?> type) {
        long number = NUMBERS[random.nextInt(NUMBERS.length)];
        return switch (type.getName()) {
            case "java.lang.String" -> one(TEXTS);
            case "int", "java.lang.Integer" -> (int) number;
            case "long", "java.lang.Long" -> number;
            case "double", "java.lang.Double" -> number / 8.0;
            case "boolean", "java.lang.Boolean" -> random.nextBoolean();
            case "java.time.Duration" -> Duration.ofMillis(number * 250);
            case "java.time.Instant" -> Instant.ofEpochSecond(number, random.nextInt(1_000_000_000));
            case "java.math.BigDecimal" -> BigDecimal.valueOf(number, 2);
            default -> throw new IllegalStateException("the model has a type that JSON was not tried with: " + type.getName());
        };
    }

    private Object generic(ParameterizedType type) {
        Type[] of = type.getActualTypeArguments();
        int size = depth <= DEPTH ? random.nextInt(3) : random.nextInt(SELDOM) == 0 ? 1 : 0;
        Class<?> raw = (Class<?>) type.getRawType();
        if (raw == Optional.class) {
            return size == 0 ? Optional.empty() : Optional.of(make(of[0]));
        }
        if (raw == List.class) {
            return many(of[0], size);
        }
        if (raw == Set.class) {
            return new HashSet<>(many(of[0], size));
        }
        if (raw == Map.class) {
            return pairs(of, size);
        }
        if (raw == SortedMap.class) {
            return new TreeMap<>(pairs(of, size));
        }
        throw new IllegalStateException("the model has a type that JSON was not tried with: " + type);
    }

    private List<Object> many(Type of, int size) {
        List<Object> values = new ArrayList<>();
        for (int n = 0; n < size; n++) {
            values.add(make(of));
        }
        return values;
    }

    private Map<Object, Object> pairs(Type[] of, int size) {
        Map<Object, Object> pairs = new LinkedHashMap<>();
        for (int n = 0; n < size; n++) {
            pairs.put(make(of[0]), make(of[1]));
        }
        return pairs;
    }

    private Object record(Class<?> type) {
        RecordComponent[] components = type.getRecordComponents();
        IllegalArgumentException refusal = new IllegalArgumentException("never tried");
        for (int n = 0; n < TRIES; n++) {
            Object[] values = Arrays.stream(components).map(component -> make(component.getGenericType())).toArray();
            try {
                return construct(type, components, values);
            } catch (IllegalArgumentException e) {
                refusal = e;
            }
        }
        throw new IllegalStateException("found no " + type.getName(), refusal);
    }

    private static Object construct(Class<?> type, RecordComponent[] components, Object[] values) {
        try {
            Constructor<?> constructor = type.getDeclaredConstructor(Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
            constructor.setAccessible(true);
            return constructor.newInstance(values);
        } catch (InvocationTargetException e) {
            throw new IllegalArgumentException(e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private <T> T one(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }
}
