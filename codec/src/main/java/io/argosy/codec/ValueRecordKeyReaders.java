package io.argosy.codec;

import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.KeyDeserializer;
import com.fasterxml.jackson.databind.deser.KeyDeserializers;
import java.io.IOException;

/// Reads the key of a map into its [ValueRecord]. Only texts and whole numbers can be keys.
final class ValueRecordKeyReaders implements KeyDeserializers {

    @Override
    public KeyDeserializer findKeyDeserializer(JavaType type, DeserializationConfig config, BeanDescription description) {
        return ValueRecord.is(type.getRawClass()) ? new KeyReader(ValueRecord.of(type.getRawClass())) : null;
    }

    private static final class KeyReader extends KeyDeserializer {

        private final ValueRecord shape;

        KeyReader(ValueRecord shape) {
            this.shape = shape;
        }

        @Override
        public Object deserializeKey(String key, DeserializationContext context) throws IOException {
            try {
                return shape.wrap(value(key));
            } catch (IllegalArgumentException refused) {
                throw context.instantiationException(shape.type(), refused);
            }
        }

        private Object value(String key) {
            if (shape.valueType() == String.class) {
                return key;
            }
            if (shape.valueType() == int.class) {
                return Integer.valueOf(key);
            }
            if (shape.valueType() == long.class) {
                return Long.valueOf(key);
            }
            throw new IllegalArgumentException("a map cannot have keys of " + shape.type().getSimpleName() + " in JSON");
        }
    }
}
