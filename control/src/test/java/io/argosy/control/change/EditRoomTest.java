package io.argosy.control.change;

import static org.assertj.core.api.Assertions.assertThat;

import io.argosy.control.record.Tables;
import io.argosy.model.event.Event;
import io.argosy.model.event.Event.Severity;
import io.argosy.model.id.AppRef;
import io.argosy.store.Store;
import io.argosy.store.memory.MemoryStore;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// An edit that stays within its room is taken by every store, whatever else it relies on.
class EditRoomTest {

    private static final AppRef SHOP = AppRef.of("default", "shop");

    private Store store;
    private Editor editor;

    @BeforeEach
    void begin() throws InterruptedException {
        store = new MemoryStore(Tables.catalog());
        editor = new Editor(store, store.lead("only"), () -> Instant.EPOCH);
    }

    @AfterEach
    void end() {
        store.close();
    }

    @Test
    void countsWhatItReliesOn() {
        editor.write(edit -> {
            edit.relyOn(Tables.APPS, SHOP);
            edit.relyOn(Tables.TOKENS, "none");
            for (int n = 0; edit.room() > 0; n++) {
                edit.delete(Tables.SEARCHES, "search-" + n);
            }
        });
    }

    @Test
    void countsEvents() {
        editor.write(edit -> {
            while (edit.room() > 0) {
                edit.event(new Event(Instant.EPOCH, Severity.INFO, "test.happened", Optional.of(SHOP), Optional.empty(), Optional.empty(),
                        Optional.empty(), "something"));
            }
        });

        assertThat(store.snapshot().scan(Tables.EVENTS)).hasSize(100);
    }
}
