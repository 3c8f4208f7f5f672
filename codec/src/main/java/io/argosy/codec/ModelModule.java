package io.argosy.codec;

import com.fasterxml.jackson.core.Version;
import com.fasterxml.jackson.databind.Module;

/// Teaches Jackson the shapes of the model: sealed families and value records.
final class ModelModule extends Module {

    @Override
    public String getModuleName() {
        return "argosy-model";
    }

    @Override
    public Version version() {
        return Version.unknownVersion();
    }

    @Override
    public void setupModule(SetupContext context) {
        context.insertAnnotationIntrospector(new SealedFamilies());
        context.addSerializers(new ValueRecordWriters());
        context.addKeySerializers(new ValueRecordKeyWriters());
        context.addDeserializers(new ValueRecordReaders());
        context.addKeyDeserializers(new ValueRecordKeyReaders());
    }
}
