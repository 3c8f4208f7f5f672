package io.argosy.gateway.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.argosy.gateway.config.Running;
import io.argosy.gateway.route.Admission;
import io.argosy.gateway.route.BackendName;
import io.argosy.gateway.route.Listen;
import io.argosy.gateway.route.Server;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AnswersTest {
    private static final String STATE = """
            1
            # be_id be_name srv_id srv_name srv_addr srv_op_state srv_admin_state srv_uweight srv_iweight srv_time_since_last_change srv_check_status \
            srv_check_result srv_check_health srv_check_state srv_agent_state bk_f_forced_id srv_f_forced_id srv_fqdn srv_port srvrecord
            3 default:shop:web:80 1 s1 10.0.0.3 2 8 10 10 0 1 0 2 0 0 0 0 - 80 -
            3 default:shop:web:80 2 s2 10.0.0.4 2 4 20 1 0 1 0 0 8 0 0 0 - 81 -
            3 default:shop:web:80 3 s3 127.0.0.1 0 5 1 1 639 1 0 0 8 0 0 0 - 1 -

            """;
    private static final String STAT = """
            # pxname,svname,qcur,qmax,scur,type,addr,
            in:0.0.0.0:8080,FRONTEND,,,7,0,,
            in:::1:8081,FRONTEND,,,7,0,,
            default:shop:web:80,s1,0,0,4,2,10.0.0.3:80,
            default:shop:web:80,s2,1,0,2,2,[fd00::1]:80,
            default:shop:web:80,s3,0,0,0,2,127.0.0.1:1,
            default:shop:web:443,s1,0,0,1,2,10.0.0.3:443,
            default:shop:web:80,BACKEND,0,0,6,1,,

            """;

    @Test
    void readsWhatRuns() {
        Running running = Answers.running("Name: HAProxy\nPid: 7\ndescription: 0a1b\n", STATE, STAT);
        assertThat(running.fingerprint()).isEqualTo("0a1b");
        assertThat(running.listening()).containsExactlyInAnyOrder(new Listen("0.0.0.0", 8080), new Listen("::1", 8081));
        assertThat(running.backends().get(new BackendName("default:shop:web:80")).places()).satisfiesExactly(
                first -> assertThat(first).contains(new Server("10.0.0.3", 80, 10, Admission.DRAIN)),
                second -> assertThat(second).contains(new Server("10.0.0.4", 81, 20, Admission.READY)),
                third -> assertThat(third).isEmpty());
    }

    @Test
    void countsConnectionsByServer() {
        assertThat(Answers.sessions(STAT)).isEqualTo(Map.of("10.0.0.3", 5, "fd00::1", 3));
    }

    @Test
    void anEmptyAnswerIsNothing() {
        assertThat(Answers.running("", "", "")).isEqualTo(new Running("", java.util.Set.of(), Map.of()));
        assertThat(Answers.sessions("garbage\n\n")).isEmpty();
    }

    @Test
    void readsTheMastersProcesses() {
        Workers workers = Workers.parse("""
                #<PID>          <type>          <reloads>       <uptime>        <version>
                1141            master          2 [failed: 10]   0d00h10m41s     2.6.12
                # workers
                26986           worker          0               0d00h00m01s     2.6.12
                # old workers
                26966           worker          1               0d00h00m01s     2.6.12
                # programs

                """);
        assertThat(workers).isEqualTo(new Workers(java.util.List.of(26986, 26966), 10));
    }
}
