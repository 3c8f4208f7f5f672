/// Many engines' answers as one, as a single engine would have given it: the same fields, the same order. Pure.
package io.argosy.dockerapi.merge;
