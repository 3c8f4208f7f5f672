package io.argosy.codec;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializationConfig;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.ser.Serializers;
import java.io.IOException;

/// Writes a [ValueRecord] as its value.
final class ValueRecordWriters extends Serializers.Base {

    @Override
    public JsonSerializer<?> findSerializer(SerializationConfig config, JavaType type, BeanDescription description) {
        return ValueRecord.is(type.getRawClass()) ? new Writer(ValueRecord.of(type.getRawClass())) : null;
    }

    private static final class Writer extends JsonSerializer<Object> {

        private final ValueRecord shape;

        Writer(ValueRecord shape) {
            this.shape = shape;
        }

        @Override
        public void serialize(Object record, JsonGenerator json, SerializerProvider provider) throws IOException {
            provider.defaultSerializeValue(shape.unwrap(record), json);
        }
    }
}
