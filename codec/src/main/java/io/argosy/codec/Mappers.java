package io.argosy.codec;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.type.LogicalType;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;

/// The one place where Jackson is configured.
final class Mappers {

    private static final int MAX_DEPTH = 100;
    private static final int MAX_NAME_LENGTH = 4096;
    private static final int MAX_NUMBER_LENGTH = 64;

    private Mappers() {}

    static ObjectMapper bounded(int limitBytes) {
        JsonMapper.Builder mapper = JsonMapper.builder(JsonFactory.builder().streamReadConstraints(limits(limitBytes)).build())
                .addModule(new Jdk8Module())
                .addModule(new JavaTimeModule())
                .addModule(new ModelModule())
                .accessorNaming(new RecordNaming())
                .defaultPropertyInclusion(JsonInclude.Value.construct(JsonInclude.Include.NON_ABSENT, JsonInclude.Include.ALWAYS));
        writeReadably(mapper);
        readStrictly(mapper);
        readMissingAsEmpty(mapper);
        return mapper.build();
    }

    private static StreamReadConstraints limits(int limitBytes) {
        return StreamReadConstraints.builder()
                .maxDocumentLength(limitBytes)
                .maxStringLength(limitBytes)
                .maxNestingDepth(MAX_DEPTH)
                .maxNameLength(MAX_NAME_LENGTH)
                .maxNumberLength(MAX_NUMBER_LENGTH)
                .build();
    }

    private static void writeReadably(JsonMapper.Builder mapper) {
        mapper.disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS, SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
                .disable(SerializationFeature.FAIL_ON_EMPTY_BEANS);
    }

    private static void readStrictly(JsonMapper.Builder mapper) {
        mapper.disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS, DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .withCoercionConfig(LogicalType.Textual, text -> text
                        .setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                        .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                        .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail));
    }

    private static void readMissingAsEmpty(JsonMapper.Builder mapper) {
        for (Class<?> collection : List.of(List.class, Set.class, SortedSet.class, Map.class, SortedMap.class)) {
            mapper.withConfigOverride(collection, override -> override.setSetterInfo(JsonSetter.Value.forValueNulls(Nulls.AS_EMPTY)));
        }
    }
}
