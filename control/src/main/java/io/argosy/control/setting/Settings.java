package io.argosy.control.setting;

import io.argosy.control.access.Caller;
import io.argosy.control.access.Role;
import io.argosy.control.change.Edit;
import io.argosy.control.change.Editor;
import io.argosy.control.fault.FaultCode;
import io.argosy.control.fault.Result;
import io.argosy.control.record.StoredSetting;
import io.argosy.control.record.Tables;
import io.argosy.planning.rebalance.Budget;
import io.argosy.store.Snapshot;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What people set for the whole cluster. Looking needs a viewer, setting an admin, of no space. Safe for any number of threads.
public final class Settings {

    private final Editor editor;

    public Settings(Editor editor) {
        this.editor = editor;
    }

    /// All that there are, as they hold.
    public Result<List<SettingView>> list(Caller caller) {
        return caller.mayNot(Role.VIEWER).<Result<List<SettingView>>>map(Result::refused)
                .orElseGet(() -> Result.done(Stream.of(Setting.values()).map(setting -> view(editor.snapshot(), setting)).toList()));
    }

    /// Holds from the answer on, also for a new leader.
    public Result<SettingView> set(Caller caller, String name, String value) {
        return caller.mayNot(Role.ADMIN).<Result<SettingView>>map(Result::refused).orElseGet(() -> {
            Optional<Setting> setting = Setting.of(name);
            if (setting.isEmpty()) {
                return unknown(name);
            }
            if (!setting.get().allows(value)) {
                return Result.refused(FaultCode.INVALID_REQUEST, "'%.80s' is no value of %s".formatted(value, name), "give " + setting.get().form());
            }
            return editor.edit(edit -> set(edit, caller, setting.get(), value));
        });
    }

    private static Result<SettingView> set(Edit edit, Caller caller, Setting setting, String value) {
        Optional<StoredSetting> before = edit.snapshot().get(Tables.SETTINGS, setting.text());
        if (before.filter(stored -> stored.value().equals(value)).isPresent()) {
            return Result.done(new SettingView(setting, before));
        }
        StoredSetting stored = new StoredSetting(value, caller.who(), edit.now());
        edit.put(Tables.SETTINGS, setting.text(), stored);
        edit.audit(caller, "cluster.set", setting.text(), value);
        return Result.done(new SettingView(setting, Optional.of(stored)));
    }

    /// Its standard value holds again.
    public Result<SettingView> unset(Caller caller, String name) {
        return caller.mayNot(Role.ADMIN).<Result<SettingView>>map(Result::refused)
                .orElseGet(() -> Setting.of(name).map(setting -> editor.edit(edit -> unset(edit, caller, setting))).orElseGet(() -> unknown(name)));
    }

    private static Result<SettingView> unset(Edit edit, Caller caller, Setting setting) {
        if (edit.snapshot().get(Tables.SETTINGS, setting.text()).isPresent()) {
            edit.delete(Tables.SETTINGS, setting.text());
            edit.audit(caller, "cluster.unset", setting.text(), "");
        }
        return Result.done(new SettingView(setting, Optional.empty()));
    }

    /// How much may be moved at a time. @param standard what holds where nobody set it
    public static Budget budget(Snapshot snapshot, Budget standard) {
        return snapshot.get(Tables.SETTINGS, Setting.REBALANCE.text()).map(stored -> new Budget(Integer.parseInt(stored.value()), standard.calm())).orElse(standard);
    }

    private static SettingView view(Snapshot snapshot, Setting setting) {
        return new SettingView(setting, snapshot.get(Tables.SETTINGS, setting.text()));
    }

    private static Result<SettingView> unknown(String name) {
        return Result.refused(FaultCode.SETTING_NOT_FOUND, "there is no setting named '%.80s'".formatted(name),
                "there are: " + Stream.of(Setting.values()).map(Setting::text).collect(Collectors.joining(", ")));
    }
}
