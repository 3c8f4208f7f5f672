package io.argosy.dockerapi.place;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.argosy.dockerapi.place.Expression.Kind;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExpressionTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "storage==ssd            | ssd          | true",
        "storage==ssd            | hdd          | false",
        "storage==ssd            | ''           | false",
        "storage!=ssd            | hdd          | true",
        "storage!=ssd            | ''           | true",
        "storage!=ssd            | ssd,hdd      | false",
        "storage==s*d            | ssd          | true",
        "storage==s*d            | sd           | true",
        "storage==s*             | xssd         | false",
        "storage==*              | x            | true",
        "storage==*              | ''           | false",
        "storage==a.b            | axb          | false",
        "storage==/ss./          | xssdx        | true",
        "storage==/^ss.$/        | xssd         | false",
        "storage!=/foo[a-d]/     | food         | false",
        "storage==/(?i)SSD/      | ssd          | true",
        "storage==SSD            | ssd          | false",
        "node==n1                | id1,n1       | true",
        "storage==~ssd           | ssd          | true",
        "storage==a==b           | a==b         | true"})
    void anExpressionFitsOrNot(String text, String values, boolean fits) {
        Expression expression = Expression.parse(Kind.CONSTRAINT, text);
        assertThat(expression.fits(values.isEmpty() ? List.of() : Arrays.asList(values.split(",")))).isEqualTo(fits);
    }

    @ParameterizedTest
    @CsvSource({"storage==~ssd, true", "storage!=~ssd, true", "storage==ssd, false", "storage!=ssd, false"})
    void aTildeMakesAWishOfIt(String text, boolean soft) {
        assertThat(Expression.parse(Kind.AFFINITY, text).soft()).isEqualTo(soft);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "storage", "storage=ssd", "==ssd", "storage==", "1a==b", "a b==c", "x==/(/", "x==~", "n==1"})
    void whatIsNoneIsRefusedWithItsText(String text) {
        assertThatThrownBy(() -> Expression.parse(Kind.CONSTRAINT, text)).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("'" + text + "'");
    }

    private static ObjectNode config(String json) throws IOException {
        return (ObjectNode) new ObjectMapper().readTree(json);
    }

    @Test
    void wishesOfTheEnvironmentAreFoundAndStayThere() throws IOException {
        ObjectNode config = config("""
                {"Env": ["A=1", "constraint:zone==a", "affinity:container!=db", "constraint:disk==~ssd"]}""");
        ObjectNode before = config.deepCopy();
        assertThat(Wishes.of(config)).extracting(Expression::kind, Expression::text).containsExactly(
                tuple(Kind.CONSTRAINT, "zone==a"), tuple(Kind.CONSTRAINT, "disk==~ssd"),
                tuple(Kind.AFFINITY, "container!=db"));
        assertThat(config).isEqualTo(before);
    }

    @Test
    void labelsSayTheSame() throws IOException {
        ObjectNode config = config("""
                {"Labels": {"com.docker.swarm.constraints": "[\\"zone==a\\"]"}}""");
        ObjectNode before = config.deepCopy();
        assertThat(Wishes.of(config)).extracting(Expression::text).containsExactly("zone==a");
        assertThat(config).isEqualTo(before);
    }

    @Test
    void aLabelThatIsNoListIsRefused() throws IOException {
        ObjectNode config = config("""
                {"Labels": {"com.docker.swarm.affinities": "container==db"}}""");
        assertThatThrownBy(() -> Wishes.of(config)).hasMessage("label com.docker.swarm.affinities is a JSON array of strings, not container==db");
    }
}
