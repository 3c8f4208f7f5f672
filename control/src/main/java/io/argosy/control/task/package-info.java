/// Tasks as people see them, and the way to a task's node for logs and programs.
package io.argosy.control.task;
