/// Every operation of the Docker Engine API, and how each is answered: one table, which is also the documentation (`docs/docker-api.md`, made from it and compared by a test).
///
/// Of routes that match a request the first in the table counts. Names of images hold slashes, and containers may be named `node/name`, so parameters may, too.
package io.argosy.dockerapi.route;
