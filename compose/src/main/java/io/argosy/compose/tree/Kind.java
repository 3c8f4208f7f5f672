package io.argosy.compose.tree;

/// What a scalar is, as YAML's core rules read it.
public enum Kind { NULL, BOOL, INT, FLOAT, STRING }
