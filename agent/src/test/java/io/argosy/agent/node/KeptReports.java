package io.argosy.agent.node;

import io.argosy.agent.local.Reports;
import io.argosy.model.assignment.Report;
import io.argosy.model.assignment.Report.TaskReport;
import io.argosy.model.id.TaskId;
import io.argosy.model.task.TaskStatus;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Keeps all that was reported.
public final class KeptReports implements Reports {
    private final Map<String, Report> last = new LinkedHashMap<>();
    private final List<TaskStatus> statuses = new ArrayList<>();

    @Override
    public synchronized void report(Report report) {
        last.put(report.key(), report);
        if (report instanceof TaskReport(TaskStatus status)) {
            statuses.add(status);
        }
    }

    @Override
    public synchronized void forget(String key) {
        last.remove(key);
    }

    public synchronized <T extends Report> T last(String key, Class<T> kind) {
        return kind.cast(last.get(key));
    }

    public synchronized Map<String, Report> last() {
        return Map.copyOf(last);
    }

    public synchronized List<TaskStatus> of(TaskId task) {
        return statuses.stream().filter(status -> status.task().equals(task)).toList();
    }
}
