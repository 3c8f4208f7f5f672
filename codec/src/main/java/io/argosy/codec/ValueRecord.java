package io.argosy.codec;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;

/// A record that is only a typed name for one value, such as an id or a size.
record ValueRecord(Constructor<?> constructor, Method accessor) {

    /// Exactly one component, and it is named `value`. A member of a sealed family is not bare: it needs its `type`.
    static boolean is(Class<?> type) {
        if (!type.isRecord() || type.getTypeParameters().length > 0 || SealedFamily.isMember(type)) {
            return false;
        }
        RecordComponent[] components = type.getRecordComponents();
        return components.length == 1 && components[0].getName().equals("value");
    }

    static ValueRecord of(Class<?> type) {
        try {
            RecordComponent component = type.getRecordComponents()[0];
            Constructor<?> constructor = type.getDeclaredConstructor(component.getType());
            constructor.setAccessible(true);
            Method accessor = component.getAccessor();
            accessor.setAccessible(true);
            return new ValueRecord(constructor, accessor);
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException("a record without its own constructor: " + type.getName(), e);
        }
    }

    Class<?> type() {
        return constructor.getDeclaringClass();
    }

    Type valueType() {
        return accessor.getGenericReturnType();
    }

    Object unwrap(Object record) {
        try {
            return accessor.invoke(record);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot read " + record.getClass().getName(), e);
        }
    }

    /// @throws IllegalArgumentException when the record refuses the value
    Object wrap(Object value) {
        try {
            return constructor.newInstance(value);
        } catch (InvocationTargetException e) {
            throw new IllegalArgumentException(e.getCause().getMessage(), e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot make " + type().getName(), e);
        }
    }
}
