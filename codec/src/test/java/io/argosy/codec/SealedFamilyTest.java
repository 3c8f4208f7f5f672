package io.argosy.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SealedFamilyTest {

    record ServiceHealthy() {
    }

    record TCP() {
    }

    record HTTPGet2() {
    }

    sealed interface WithEnum permits Constant {
    }

    enum Constant implements WithEnum { ONE }

    sealed interface WithType {
        record Typed(String type) implements WithType {
        }
    }

    sealed interface WithTwins {
        sealed interface Left extends WithTwins {
            record Twin() implements Left {
            }
        }

        sealed interface Right extends WithTwins {
            record Twin() implements Right {
            }
        }
    }

    @Test
    void namesMembersInKebabCase() {
        assertThat(SealedFamily.typeName(ServiceHealthy.class)).isEqualTo("service-healthy");
        assertThat(SealedFamily.typeName(TCP.class)).isEqualTo("tcp");
        assertThat(SealedFamily.typeName(HTTPGet2.class)).isEqualTo("http-get2");
    }

    @Test
    void reachesThroughNestedFamilies() {
        assertThat(SealedFamily.of(Ship.Cargo.class).members()).containsOnlyKeys("empty", "dry-goods", "ballast", "oil", "nested");
    }

    @ParameterizedTest
    @ValueSource(classes = {WithEnum.class, WithType.class, WithTwins.class})
    void refusesWhatCannotBeToldApart(Class<?> family) {
        assertThatThrownBy(() -> Json.standard().read("{\"type\": \"x\"}", family))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("SealedFamilyTest$With");
    }

    @Test
    void leavesSealedInterfacesOfTheJdkAlone() throws MalformedJson {
        assertThat(SealedFamily.isMember(String.class)).isFalse();
        assertThat(Json.standard().read("\"plain\"", String.class)).isEqualTo("plain");
    }
}
