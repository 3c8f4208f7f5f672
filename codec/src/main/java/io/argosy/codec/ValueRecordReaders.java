package io.argosy.codec;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.deser.Deserializers;
import java.io.IOException;

/// Reads a bare value into its [ValueRecord].
final class ValueRecordReaders extends Deserializers.Base {

    @Override
    public JsonDeserializer<?> findBeanDeserializer(JavaType type, DeserializationConfig config, BeanDescription description) {
        if (!ValueRecord.is(type.getRawClass())) {
            return null;
        }
        ValueRecord shape = ValueRecord.of(type.getRawClass());
        return new Reader(shape, config.getTypeFactory().constructType(shape.valueType()));
    }

    private static final class Reader extends JsonDeserializer<Object> {

        private final ValueRecord shape;
        private final JavaType valueType;

        Reader(ValueRecord shape, JavaType valueType) {
            this.shape = shape;
            this.valueType = valueType;
        }

        @Override
        public Object deserialize(JsonParser json, DeserializationContext context) throws IOException {
            Object value = context.readValue(json, valueType);
            try {
                return shape.wrap(value);
            } catch (IllegalArgumentException refused) {
                throw context.instantiationException(shape.type(), refused);
            }
        }
    }
}
