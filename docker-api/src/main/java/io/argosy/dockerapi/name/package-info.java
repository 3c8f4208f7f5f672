/// What a name, an id or the beginning of an id means in the whole cluster. Pure.
package io.argosy.dockerapi.name;
