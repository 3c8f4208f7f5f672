package io.argosy.control.setting;

import io.argosy.control.record.StoredSetting;
import java.util.Objects;
import java.util.Optional;

/// A setting as it holds. @param stored what people set; absent where the standard holds
public record SettingView(Setting setting, Optional<StoredSetting> stored) {

    public SettingView {
        Objects.requireNonNull(setting, "setting");
        Objects.requireNonNull(stored, "stored");
    }

    public String value() {
        return stored.map(StoredSetting::value).orElseGet(setting::standard);
    }
}
