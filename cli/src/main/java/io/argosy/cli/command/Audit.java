package io.argosy.cli.command;

import io.argosy.api.client.ArgosyClient;
import io.argosy.cli.output.Table;
import io.argosy.model.event.AuditRecord;
import java.time.temporal.ChronoUnit;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(name = "audit", description = "Show who changed what.", footer = {"", "Examples:", "  argosy audit", "  argosy audit --tail 500 --json"})
final class Audit implements Runnable {

    @Mixin
    private Session session;

    @Option(names = {"-n", "--tail"}, paramLabel = "COUNT", defaultValue = "100", description = "The last ones (default: ${DEFAULT-VALUE}).")
    private int tail;

    @Override
    public void run() {
        try (ArgosyClient client = session.client()) {
            List<AuditRecord> records = client.list("/v1/audit" + Paths.query("tail", tail), AuditRecord.class);
            if (session.asJson()) {
                session.terminal().printJson(records);
                return;
            }
            Table table = new Table("AT", "WHO", "ROLE", "ACTION", "TARGET", "DETAIL");
            records.forEach(record -> table.row(record.at().truncatedTo(ChronoUnit.SECONDS), record.who(), record.role(), record.action(),
                    record.target(), record.detail()));
            session.terminal().print(table);
        }
    }
}
