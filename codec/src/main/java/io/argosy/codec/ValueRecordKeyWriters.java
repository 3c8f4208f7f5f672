package io.argosy.codec;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializationConfig;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.ser.Serializers;
import java.io.IOException;

/// Writes a [ValueRecord] that is the key of a map.
final class ValueRecordKeyWriters extends Serializers.Base {

    @Override
    public JsonSerializer<?> findSerializer(SerializationConfig config, JavaType type, BeanDescription description) {
        return ValueRecord.is(type.getRawClass()) ? new KeyWriter(ValueRecord.of(type.getRawClass())) : null;
    }

    private static final class KeyWriter extends JsonSerializer<Object> {

        private final ValueRecord shape;

        KeyWriter(ValueRecord shape) {
            this.shape = shape;
        }

        @Override
        public void serialize(Object record, JsonGenerator json, SerializerProvider provider) throws IOException {
            json.writeFieldName(String.valueOf(shape.unwrap(record)));
        }
    }
}
