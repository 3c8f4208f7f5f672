/// What the control plane keeps, table by table: where each record lies, and the few records that the model has no word for.
///
/// One writer each: operations write apps, drafts, rollouts they begin, contents and tokens; loops write releases, tasks, searches, volumes and what
/// becomes of rollouts; sessions write what agents report.
package io.argosy.control.record;
