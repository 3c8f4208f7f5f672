package io.argosy.planning.release;

import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// A record as flat fields, path to text, so that two can be compared whatever they hold: `process.environment.LOG_LEVEL`. What is absent has no entry, nor does an empty list
/// unless it says something.
final class Fields {

    private static final List<String> WRITTEN_WHOLE = List.of("io.argosy.model.id.", "io.argosy.model.unit.");

    private final Map<String, String> values = new TreeMap<>();

    private Fields() {}

    static Map<String, String> of(Record record) {
        Fields fields = new Fields();
        fields.record("", record);
        return fields.values;
    }

    private void value(String path, Object value) {
        switch (value) {
            case Optional<?> optional when optional.filter(Fields::empty).isPresent() -> values.put(path, "(empty)");
            case Optional<?> optional -> optional.ifPresent(present -> value(path, present));
            case Map<?, ?> map -> map.forEach((key, each) -> value(path + "." + key, each instanceof Optional<?> unset && unset.isEmpty() ? "(unset)" : each));
            case Collection<?> list when list.stream().anyMatch(Fields::structured) -> list(path, list);
            case Collection<?> list when list.isEmpty() -> {}
            case Collection<?> list -> values.put(path, list.toString());
            case Record record when structured(record) -> record(path, record);
            case Duration duration -> values.put(path, duration.toString().substring(2).toLowerCase(Locale.ROOT));
            case Enum<?> constant -> values.put(path, constant.name().toLowerCase(Locale.ROOT));
            default -> values.put(path, value.toString());
        }
    }

    private void list(String path, Collection<?> list) {
        int index = 0;
        for (Object each : list) {
            value(path + "[" + index++ + "]", each);
        }
    }

    /// A variant of a sealed type is told apart by its name, at the path itself.
    private void record(String path, Record record) {
        boolean variant = record.getClass().getInterfaces().length > 0 && record.getClass().getInterfaces()[0].isSealed();
        if (variant) {
            values.put(path, record.getClass().getSimpleName().toLowerCase(Locale.ROOT));
        }
        for (RecordComponent component : record.getClass().getRecordComponents()) {
            value(path.isEmpty() ? component.getName() : path + "." + component.getName(), read(record, component));
        }
    }

    private static boolean empty(Object value) {
        return value instanceof Collection<?> list && list.isEmpty();
    }

    private static boolean structured(Object value) {
        return value instanceof Record record && WRITTEN_WHOLE.stream().noneMatch(record.getClass().getName()::startsWith);
    }

    private static Object read(Record record, RecordComponent component) {
        try {
            return component.getAccessor().invoke(record);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("every record of the model is public", e);
        }
    }
}
