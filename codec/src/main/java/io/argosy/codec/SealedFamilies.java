package io.argosy.codec;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.cfg.MapperConfig;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.AnnotatedClass;
import com.fasterxml.jackson.databind.introspect.NopAnnotationIntrospector;
import com.fasterxml.jackson.databind.jsontype.NamedType;
import com.fasterxml.jackson.databind.jsontype.TypeResolverBuilder;
import com.fasterxml.jackson.databind.jsontype.impl.StdTypeResolverBuilder;
import java.util.List;

/// Answers Jackson's questions about polymorphism from `permits` instead of from annotations.
final class SealedFamilies extends NopAnnotationIntrospector {

    private static final long serialVersionUID = 1L;

    private static final JsonTypeInfo.Value TYPE_PROPERTY = JsonTypeInfo.Value.construct(
            JsonTypeInfo.Id.NAME, JsonTypeInfo.As.PROPERTY, SealedFamily.TYPE_PROPERTY, null, false, false);

    @Override
    public JsonTypeInfo.Value findPolymorphicTypeInfo(MapperConfig<?> config, Annotated annotated) {
        return annotated instanceof AnnotatedClass type && belongs(type.getRawType()) ? TYPE_PROPERTY : null;
    }

    @Override
    public TypeResolverBuilder<?> findTypeResolver(MapperConfig<?> config, AnnotatedClass type, JavaType base) {
        return belongs(type.getRawType()) ? new StdTypeResolverBuilder().init(TYPE_PROPERTY, null) : null;
    }

    @Override
    public List<NamedType> findSubtypes(Annotated annotated) {
        Class<?> type = annotated.getRawType();
        if (!SealedFamily.isHead(type)) {
            return null;
        }
        return SealedFamily.of(type).members().entrySet().stream().map(member -> new NamedType(member.getValue(), member.getKey())).toList();
    }

    @Override
    public String findTypeName(AnnotatedClass type) {
        return SealedFamily.isMember(type.getRawType()) ? SealedFamily.typeName(type.getRawType()) : null;
    }

    private static boolean belongs(Class<?> type) {
        return SealedFamily.isHead(type) || SealedFamily.isMember(type);
    }
}
