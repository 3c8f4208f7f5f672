/// How one canonical file is laid over another: rules by path, and what makes two entries of a list the same.
package io.argosy.compose.merge;
