/// What is said when a machine joins: the token that lets it in, the key it brings, and what is checked of it.
package io.argosy.model.join;
