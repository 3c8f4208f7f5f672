package io.argosy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.argosy.cli.command.Commands;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class MainTest {

    @Test
    void everyCommandDescribesItself() {
        for (CommandLine command : all(Commands.line())) {
            String name = command.getCommandSpec().qualifiedName();
            assertThat(command.getCommandSpec().usageMessage().description()).as(name).isNotEmpty();
            assertThat(command.getUsageMessage()).as(name).contains("Usage: " + name);
            assertThat(command.getCommandSpec().optionsMap()).as(name).containsKey("--help");
        }
    }

    @Test
    void wrongUseIsExitCodeTwo() {
        assertThat(Main.run("no-such-command")).isEqualTo(2);
        assertThat(Main.run("scale")).isEqualTo(2);
    }

    @Test
    void aServerThatIsAwayIsExitCodeFour() {
        assertThat(Main.run("ls", "--server", "http://127.0.0.1:9")).isEqualTo(4);
    }

    private static List<CommandLine> all(CommandLine line) {
        List<CommandLine> found = new ArrayList<>(List.of(line));
        line.getSubcommands().values().forEach(command -> found.addAll(all(command)));
        return found;
    }
}
