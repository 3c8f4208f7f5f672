package io.argosy.model.service;

import java.util.Objects;

/// A hard rule about the nodes a service may run on, such as `node.labels.disk == ssd`.
///
/// @param attribute `node.id`, `node.name`, `node.role`, `node.pool`, `node.region`, `node.zone`, `node.rack`, `node.platform.os`, `node.platform.arch`, `node.labels.KEY` or `engine.labels.KEY`
public record Constraint(String attribute, Operator operator, String value) {

    /// How the node's value is compared with the rule's.
    public enum Operator { EQUAL, NOT_EQUAL }

    public Constraint {
        Objects.requireNonNull(attribute, "attribute");
        Objects.requireNonNull(operator, "operator");
        Objects.requireNonNull(value, "value");
    }

    @Override
    public String toString() {
        return attribute + (operator == Operator.EQUAL ? " == " : " != ") + value;
    }
}
