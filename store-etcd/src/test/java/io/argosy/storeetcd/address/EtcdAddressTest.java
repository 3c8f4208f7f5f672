package io.argosy.storeetcd.address;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EtcdAddressTest {

    @Test
    void namesMembersAndPlace() {
        assertThat(EtcdAddress.parse("http://10.0.0.1:2379,http://[::1]:1/prod/argosy")).isEqualTo(
                EtcdAddress.plain(List.of(new Endpoint("10.0.0.1", 2379), new Endpoint("::1", 1)), "/prod/argosy"));
    }

    @Test
    void hasAPlaceOfItsOwnUnlessTold() {
        assertThat(EtcdAddress.parse("http://h:1").prefix()).isEqualTo("/argosy");
        assertThat(EtcdAddress.parse("http://h:1/").prefix()).isEqualTo("/argosy");
        assertThat(EtcdAddress.parse("http://h:1/p/").prefix()).isEqualTo("/p");
    }

    @Test
    void carriesWhatMembersAskFor() {
        EtcdAddress address = EtcdAddress.parse("https://h:1/p?ca=/ca.pem&cert=/c.pem&key=/k.pem&user=argosy&password-file=/pw");

        assertThat(address).isEqualTo(new EtcdAddress(true, List.of(new Endpoint("h", 1)), "/p", Optional.of(Path.of("/ca.pem")),
                Optional.of(new ClientCertificate(Path.of("/c.pem"), Path.of("/k.pem"))), Optional.of(new Login("argosy", Path.of("/pw")))));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "http://h:1/p", "https://h:1,https://[fe80::1]:2/a/b?ca=/ca", "http://h:1/p?user=u&password-file=/f",
        "https://h:1/p?ca=/ca.pem&cert=/c.pem&key=/k.pem&user=u&password-file=/f"
    })
    void isWrittenAsItIsRead(String text) {
        assertThat(EtcdAddress.parse(text)).hasToString(text);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            h:2379                              | 'h:2379' is not a member of etcd, such as https://10.0.0.1:2379
            http://h                            | 'h' is not HOST:PORT, such as 10.0.0.1:2379 or [::1]:2379
            http://::1:2379                     | '::1:2379' is not HOST:PORT, such as 10.0.0.1:2379 or [::1]:2379
            http://h:1,                         | '' is not a member of etcd, such as https://10.0.0.1:2379
            http://h:1,https://h:2              | members of one etcd are all http:// or all https://
            http://h:0                          | 'h:0' is not HOST:PORT
            http://h:1/a//b                     | '/a//b' is not a prefix for keys: use letters, digits, '.', '_' and '-' between single '/', at most 128 characters
            http://h:1/p?ca=/ca                 | ca, cert and key are for https:// members, and these are http://
            https://h:1/p?cert=/c               | options cert and key of etcd go together
            http://h:1/p?password-file=/f       | options user and password-file of etcd go together
            http://h:1/p?user=                  | option user of etcd needs a value
            http://h:1/p?timeout=1              | etcd has no option 'timeout': there are ca, cert, key, user and password-file
            https://h:1/p?ca=/a&ca=/b           | option ca of etcd is given twice
            """)
    void mistakesAreNamed(String text, String problem) {
        assertThatThrownBy(() -> EtcdAddress.parse(text)).isInstanceOf(IllegalArgumentException.class).hasMessage(problem);
    }
}
