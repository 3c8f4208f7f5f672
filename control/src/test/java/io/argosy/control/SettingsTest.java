package io.argosy.control;

import static io.argosy.control.World.ADMIN;
import static io.argosy.control.World.done;
import static io.argosy.control.World.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.argosy.control.access.Caller;
import io.argosy.control.access.Role;
import io.argosy.control.fault.FaultCode;
import io.argosy.control.record.Tables;
import io.argosy.control.setting.Setting;
import io.argosy.control.setting.SettingView;
import io.argosy.control.setting.Settings;
import io.argosy.model.event.AuditRecord;
import io.argosy.planning.rebalance.Budget;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {

    private static final Caller OPERATOR = new Caller("ci", Role.OPERATOR, Optional.empty());

    private final World world = new World();

    @BeforeEach
    void start() {
        world.start();
    }

    @AfterEach
    void end() {
        world.close();
    }

    private Settings settings() {
        return world.control.clusterSettings();
    }

    private List<String> audits() {
        return world.store.snapshot().scan(Tables.AUDITS).stream().map(entry -> entry.value()).map(AuditRecord::action).filter(action -> action.startsWith("cluster.")).toList();
    }

    @Test
    void theStandardHoldsUntilSomebodySetsAnotherAndAgainAfterwards() {
        assertThat(done(settings().list(OPERATOR))).containsExactly(new SettingView(Setting.REBALANCE, Optional.empty()));
        assertThat(done(settings().set(ADMIN, "rebalance", "3"))).returns("3", SettingView::value).matches(view -> view.stored().orElseThrow().by().equals("ada"));
        assertThat(done(settings().list(OPERATOR))).extracting(SettingView::value).containsExactly("3");
        assertThat(done(settings().unset(ADMIN, "rebalance")).value()).isEqualTo("0");
        assertThat(done(settings().list(OPERATOR))).extracting(SettingView::value).containsExactly("0");
        assertThat(audits()).containsExactly("cluster.set", "cluster.unset");
    }

    @Test
    void whatChangesNothingIsNotWritten() {
        done(settings().unset(ADMIN, "rebalance"));
        SettingView first = done(settings().set(ADMIN, "rebalance", "3"));
        assertThat(done(settings().set(ADMIN, "rebalance", "3"))).isEqualTo(first);
        assertThat(audits()).containsExactly("cluster.set");
    }

    @Test
    void onlyAdminsSetWhatThereIs() {
        refused(settings().set(OPERATOR, "rebalance", "3"), FaultCode.FORBIDDEN);
        refused(settings().unset(OPERATOR, "rebalance"), FaultCode.FORBIDDEN);
        assertThat(refused(settings().set(ADMIN, "colour", "red"), FaultCode.SETTING_NOT_FOUND).toString()).contains("there are: rebalance");
        refused(settings().unset(ADMIN, "colour"), FaultCode.SETTING_NOT_FOUND);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-1", "1001", "01", "two", "1.5", "999999999999"})
    void aBudgetIsASmallNumber(String value) {
        refused(settings().set(ADMIN, "rebalance", value), FaultCode.INVALID_REQUEST);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "7", "999", "1000"})
    void whatIsAllowedIsUnderstood(String value) {
        done(settings().set(ADMIN, "rebalance", value));
        assertThat(Settings.budget(world.store.snapshot(), Budget.of(5))).isEqualTo(Budget.of(Integer.parseInt(value)));
    }
}
