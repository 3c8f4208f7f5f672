package io.argosy.compose;

import static org.assertj.core.api.Assertions.assertThat;

import io.argosy.compose.convert.Converter;
import io.argosy.compose.source.MapSources;
import io.argosy.compose.source.RecordingSources;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class LoaderPropertyTest {
    private static final Map<String, String> ENVIRONMENT = Map.of("C", "outside", "HOME", "/home/me");

    @Provide
    Arbitrary<String> sensible() {
        return ComposeFiles.sensible();
    }

    @Provide
    Arbitrary<String> senseless() {
        return ComposeFiles.senseless();
    }

    private static LoadResult load(String text) {
        return ComposeLoader.load(MapSources.ofText(Map.of("/p/compose.yml", text)), request());
    }

    private static LoadRequest request() {
        return LoadRequest.of("/p", "compose.yml").withEnvironment(ENVIRONMENT);
    }

    /// The canonical project is a fixed point: printing and loading it changes nothing.
    @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
    void printedProjectsLoadToThemselves(@ForAll("sensible") String text) {
        if (load(text) instanceof LoadResult.Loaded loaded) {
            var yaml = loaded.project().yaml();
            assertThat(load(yaml)).isInstanceOfSatisfying(LoadResult.Loaded.class, again -> {
                assertThat(again.project().yaml()).isEqualTo(yaml);
                assertThat(again.project().json()).isEqualTo(loaded.project().json());
            });
        }
    }

    /// The files that were read and the variables that were asked for are all that a load depends on.
    @Property(tries = 40, edgeCases = EdgeCasesMode.NONE)
    void whatWasRecordedLoadsTheSame(@ForAll("sensible") String text) {
        var recording = new RecordingSources(MapSources.ofText(Map.of("/p/compose.yml", text, "/p/.env", "C=inside\nD=1", "/p/unrelated", "x")));
        if (ComposeLoader.load(recording, request()) instanceof LoadResult.Loaded loaded) {
            assertThat(recording.files()).doesNotContainKey("/p/unrelated");
            var again = ComposeLoader.load(new MapSources(recording.files()), request().withEnvironment(loaded.project().variables()));
            assertThat(again).isInstanceOfSatisfying(LoadResult.Loaded.class, same -> assertThat(same.project().yaml()).isEqualTo(loaded.project().yaml()));
        }
    }

    /// Any value under any key is loaded or reported; nothing is thrown.
    @Property(tries = 600, edgeCases = EdgeCasesMode.NONE)
    void everyFileIsLoadedOrReported(@ForAll("senseless") String text) {
        switch (load(text)) {
            case LoadResult.Loaded loaded -> assertThat(Converter.convert(loaded.project().root())).isNotNull();
            case LoadResult.Failed failed -> assertThat(failed.errors()).allSatisfy(error -> assertThat(error.message()).isNotBlank());
        }
    }

    @Property(tries = 60, edgeCases = EdgeCasesMode.NONE)
    void everySensibleProjectIsConvertedOrRefused(@ForAll("sensible") String text) {
        if (load(text) instanceof LoadResult.Loaded loaded) {
            assertThat(Converter.convert(loaded.project().root())).isNotNull();
        }
    }

    @Test
    void variablesOfEnvFilesAreRecorded() {
        var sources = MapSources.ofText(Map.of("/p/compose.yml", "services: {web: {image: 'web:$TAG-$C'}}", "/p/my.env", "TAG=1\nUNUSED=2\nC=hidden"));
        assertThat(ComposeLoader.load(sources, request().withEnvFiles(List.of("my.env")))).isInstanceOfSatisfying(LoadResult.Loaded.class,
                loaded -> assertThat(loaded.project().variables()).isEqualTo(Map.of("TAG", "1", "C", "outside")));
    }
}
