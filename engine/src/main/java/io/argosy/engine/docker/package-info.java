/// A real Docker engine behind the port, over its Unix socket.
///
/// Speaks the newest API version both sides know, from 1.40 on. Requests are made and answers read as JSON trees, so that what Docker adds is
/// passed by and what it names freely (log drivers, capabilities, options) passes through. Streams are read by who wants them, at their pace: no
/// thread and no buffer stands between.
package io.argosy.engine.docker;
