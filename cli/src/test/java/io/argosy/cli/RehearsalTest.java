package io.argosy.cli;

import static org.assertj.core.api.Assertions.assertThatCode;

import io.argosy.cli.training.Rehearsal;
import org.junit.jupiter.api.Test;

class RehearsalTest {

    @Test
    void everyCommandOfTheRehearsalEndsWell() {
        assertThatCode(() -> Rehearsal.main(new String[0])).doesNotThrowAnyException();
    }
}
