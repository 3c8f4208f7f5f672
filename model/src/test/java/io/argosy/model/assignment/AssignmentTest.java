package io.argosy.model.assignment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.argosy.model.app.ContentRef;
import io.argosy.model.app.ImageIdentity;
import io.argosy.model.id.ContentName;
import io.argosy.model.id.SpaceName;
import io.argosy.model.service.ContentKind;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class AssignmentTest {

    private static final Item KEEP = new Item.KeepItem(new ImageIdentity("sha256:1", Optional.empty()));

    @Test
    void filesItemsUnderTheirKeys() {
        assertThat(Assignment.of(List.of(KEEP)).items()).containsOnlyKeys("keep/sha256:1");
        TreeMap<String, Item> misfiled = new TreeMap<>();
        misfiled.put("keep/other", KEEP);
        assertThatThrownBy(() -> new Assignment(misfiled)).hasMessageContaining("is filed under keep/other");
    }

    @Test
    void neverPrintsContent() {
        ContentRef ref = new ContentRef(SpaceName.DEFAULT, ContentKind.SECRET, new ContentName("password"), 3);
        assertThat(new Item.ContentItem(ref, "aHVudGVyMg==")).hasToString("ContentItem[secret/default/password/3]");
    }
}
