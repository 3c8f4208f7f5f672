package io.argosy.compose;

import io.argosy.compose.convert.Conversion;
import io.argosy.model.service.AppSpec;
import io.argosy.model.service.ProcessSpec;
import io.argosy.model.service.RestartPolicy;
import io.argosy.model.service.UpdatePolicy;
import java.lang.reflect.InvocationTargetException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Prints a spec for golden files: one component a line; what is empty, zero, false or the policies' default is left out.
final class SpecPrinter {
    private static final UpdatePolicy ROLLBACK = new UpdatePolicy(1, Duration.ZERO, UpdatePolicy.FailureAction.PAUSE,
            UpdatePolicy.DEFAULT_MONITOR, 0, Optional.empty());
    private static final Set<Object> DEFAULTS = Set.of(UpdatePolicy.DEFAULT, ROLLBACK, RestartPolicy.ALWAYS, ProcessSpec.DEFAULT);

    private final StringBuilder out = new StringBuilder();

    static String print(Conversion.Converted converted) {
        var printer = new SpecPrinter();
        printer.record("", converted.spec());
        converted.contents().forEach(content ->
                printer.out.append("content ").append(content.kind()).append(' ').append(content.key()).append(" from ").append(content.origin()).append('\n'));
        return printer.out.toString();
    }

    private void value(String path, Object value) {
        if (DEFAULTS.contains(value)) {
            return;
        }
        switch (value) {
            case Optional<?> optional when optional.isPresent() && optional.get() instanceof List<?> list && list.isEmpty() -> line(path, "[]");
            case Optional<?> optional -> optional.ifPresent(present -> value(path, present));
            case Map<?, ?> map -> new TreeMap<>(map.entrySet().stream().collect(Collectors.toMap(entry -> entry.getKey().toString(), Map.Entry::getValue)))
                    .forEach((key, entry) -> entry(path + "." + key, entry));
            case List<?> list when list.stream().anyMatch(SpecPrinter::isStructured) -> items(path, list);
            case Record record when isStructured(record) -> record(path, record);
            case List<?> list when list.isEmpty() -> { }
            case Set<?> set when set.isEmpty() -> { }
            case Boolean flag when !flag -> { }
            case Integer number when number == 0 -> { }
            default -> line(path, value);
        }
    }

    private void entry(String path, Object entry) {
        if (entry instanceof Optional<?> optional && optional.isEmpty()) {
            line(path, "(none)");
        } else {
            value(path, entry);
        }
    }

    private void items(String path, List<?> list) {
        for (var i = 0; i < list.size(); i++) {
            value(path + "[" + i + "]", list.get(i));
        }
    }

    private static boolean isStructured(Object value) {
        return value instanceof Record record && !record.getClass().getPackageName().endsWith(".id")
                && !record.getClass().getPackageName().endsWith(".unit");
    }

    private void line(String path, Object value) {
        out.append(path).append(" = ").append(value).append('\n');
    }

    private void record(String path, Record record) {
        var type = record.getClass();
        if (type.getInterfaces().length > 0 && type.getInterfaces()[0].isSealed()) {
            line(path, type.getSimpleName());
        }
        Arrays.stream(type.getRecordComponents()).forEach(component -> {
            try {
                var value = component.getAccessor().invoke(record);
                value(record instanceof AppSpec ? component.getName() : path + "." + component.getName(), value);
            } catch (IllegalAccessException | InvocationTargetException impossible) {
                throw new AssertionError(impossible);
            }
        });
    }
}
