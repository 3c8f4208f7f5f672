/// How health is judged: what a task's probe is, what its outcomes mean, and the asking.
///
/// [io.argosy.agent.probe.Judgement] is pure: outcomes in, verdict and next time out. [io.argosy.agent.probe.ProbeRunner] asks, one virtual thread a task, a bounded number at a time.
package io.argosy.agent.probe;
