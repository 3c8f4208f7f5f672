package io.argosy.codec;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.InvalidTypeIdException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import java.util.Arrays;
import java.util.List;

/// Jackson's errors in the words of the document rather than of Java classes.
final class Faults {

    private Faults() {}

    static MalformedJson explain(JacksonException fault) {
        return switch (fault) {
            case ValueInstantiationException refused when refused.getCause() instanceof NullPointerException missing -> missing(refused, missing);
            case ValueInstantiationException refused when refused.getCause() != null -> new MalformedJson(path(refused), said(refused.getCause()));
            case InvalidTypeIdException type -> new MalformedJson(path(type), type(type));
            case InvalidFormatException format -> new MalformedJson(path(format), format(format));
            case MismatchedInputException mismatch -> new MalformedJson(path(mismatch), firstLine(mismatch.getOriginalMessage()));
            case JsonMappingException mapping -> new MalformedJson(path(mapping), firstLine(mapping.getOriginalMessage()));
            default -> new MalformedJson("", syntax(fault));
        };
    }

    /// Records name the component that may not be absent, and nothing else.
    private static MalformedJson missing(ValueInstantiationException fault, NullPointerException missing) {
        String path = path(fault);
        return new MalformedJson(path.isEmpty() ? said(missing) : path + "." + said(missing), "is missing");
    }

    private static String type(InvalidTypeIdException fault) {
        return fault.getTypeId() == null ? "the property 'type' is missing" : "unknown type '" + fault.getTypeId() + "'";
    }

    private static String format(InvalidFormatException fault) {
        Class<?> target = fault.getTargetType();
        if (target != null && target.isEnum()) {
            List<String> names = Arrays.stream(target.getEnumConstants()).map(constant -> ((Enum<?>) constant).name()).toList();
            return shown(fault.getValue()) + " is not one of " + String.join(", ", names);
        }
        return shown(fault.getValue()) + " is not a " + (target == null ? "legal value" : target.getSimpleName());
    }

    private static String shown(Object value) {
        return value instanceof String text ? "'" + text + "'" : String.valueOf(value);
    }

    private static String said(Throwable cause) {
        return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
    }

    private static String syntax(JacksonException fault) {
        JsonLocation at = fault instanceof JsonProcessingException processing ? processing.getLocation() : null;
        String problem = firstLine(fault.getOriginalMessage());
        return at == null ? problem : "line " + at.getLineNr() + ", column " + at.getColumnNr() + ": " + problem;
    }

    private static String path(JsonMappingException fault) {
        StringBuilder path = new StringBuilder();
        for (JsonMappingException.Reference step : fault.getPath()) {
            if (step.getFieldName() == null) {
                path.append('[').append(step.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(step.getFieldName());
            }
        }
        return path.toString();
    }

    private static String firstLine(String message) {
        return message.lines().findFirst().orElse("not readable").replaceFirst(" \\((but|start marker) .*", "");
    }
}
