package io.argosy.codec;

import com.fasterxml.jackson.databind.cfg.MapperConfig;
import com.fasterxml.jackson.databind.introspect.AccessorNamingStrategy;
import com.fasterxml.jackson.databind.introspect.AnnotatedClass;
import com.fasterxml.jackson.databind.introspect.AnnotatedMethod;
import com.fasterxml.jackson.databind.introspect.DefaultAccessorNamingStrategy;

/// Only the components of a record are properties; `isEmpty()` or `getFirst()` on it is not.
final class RecordNaming extends DefaultAccessorNamingStrategy.Provider {

    private static final long serialVersionUID = 1L;

    @Override
    public AccessorNamingStrategy forRecord(MapperConfig<?> config, AnnotatedClass record) {
        return new ComponentsOnly(config, record);
    }

    private static final class ComponentsOnly extends DefaultAccessorNamingStrategy.RecordNaming {

        ComponentsOnly(MapperConfig<?> config, AnnotatedClass record) {
            super(config, record);
        }

        @Override
        public String findNameForRegularGetter(AnnotatedMethod method, String name) {
            return _fieldNames.contains(name) ? name : null;
        }

        @Override
        public String findNameForIsGetter(AnnotatedMethod method, String name) {
            return _fieldNames.contains(name) ? name : null;
        }
    }
}
