package io.argosy.cli.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.argosy.cli.command.ClusterCommands.SettingChange;
import io.argosy.cli.output.CommandFailure;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SettingChangeTest {

    @Test
    void aValueIsGivenOrTakenAway() {
        assertThat(SettingChange.parse("rebalance=2")).isEqualTo(new SettingChange("rebalance", Optional.of("2")));
        assertThat(SettingChange.parse("a=b=c")).isEqualTo(new SettingChange("a", Optional.of("b=c")));
        assertThat(SettingChange.parse("rebalance-")).isEqualTo(new SettingChange("rebalance", Optional.empty()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-", "=2", "rebalance"})
    void anythingElseIsNoChange(String text) {
        assertThatThrownBy(() -> SettingChange.parse(text)).isInstanceOf(CommandFailure.class).hasMessageContaining("is no change of a setting");
    }
}
