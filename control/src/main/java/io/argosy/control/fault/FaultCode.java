package io.argosy.control.fault;

import java.util.Locale;

/// Every way in which an operation can be refused. Stable: clients and scripts depend on [#id()].
public enum FaultCode {
    /// No token, or one that is not known.
    UNAUTHENTICATED,
    /// The caller's role or space does not allow it.
    FORBIDDEN,
    /// A value of the request breaks its grammar or its bounds.
    INVALID_REQUEST,
    /// The Compose files have mistakes; the places say where.
    INVALID_COMPOSE,
    /// The request, or what it would keep, is larger than allowed.
    TOO_LARGE,
    /// More services, replicas, tokens or the like than allowed.
    LIMIT_EXCEEDED,
    /// A name that must be unique is taken by another.
    NAME_TAKEN,
    /// A published port is taken by another app.
    PORT_TAKEN,
    /// A service needs more zones than can take it.
    TOO_FEW_ZONES,
    APP_NOT_FOUND,
    SERVICE_NOT_FOUND,
    TASK_NOT_FOUND,
    RELEASE_NOT_FOUND,
    NODE_NOT_FOUND,
    TOKEN_NOT_FOUND,
    SERVER_NOT_FOUND,
    SETTING_NOT_FOUND,
    /// There are no credentials for the registry.
    REGISTRY_NOT_FOUND,
    /// A path is not in a task's container.
    FILE_NOT_FOUND,
    /// A config or secret does not exist.
    CONTENT_NOT_FOUND,
    /// A config or secret cannot be removed while a kept release mounts it.
    CONTENT_IN_USE,
    /// The app is in no state for this: it is being removed, has no release yet, has no other release to go back to.
    WRONG_STATE,
    /// The task has no node or no container yet, or no more.
    TASK_NOT_RUNNING,
    /// The node's agent is away, so nothing can be asked of it now.
    NODE_AWAY,
    /// No connected node can do this.
    NO_NODE,
    /// Others changed the same records again and again meanwhile. Try again.
    BUSY,
    /// This server does not lead, or no longer. Ask the one that does.
    NOT_LEADING,
    /// No server leads at the moment, or none that can be reached. Nothing happened. Try again.
    NO_LEADER,
    /// The leading server went away before it answered: what was asked may have happened.
    LEADER_LOST,
    /// This server has not yet seen what the caller has, from another server. Nothing happened. Try again.
    BEHIND,
    /// The store failed. The detail says how.
    STORE_FAILED,
    /// Nothing is served at the path.
    NOT_FOUND,
    /// The path does not know the method.
    METHOD_NOT_ALLOWED,
    /// The answer is not available in the media type that was asked for.
    NOT_ACCEPTABLE,
    /// The body has a media type that the operation does not read.
    UNSUPPORTED_MEDIA_TYPE,
    /// Too many attempts with tokens that are not known, or too many streams at once. Wait a little.
    TOO_MANY_REQUESTS,
    /// A fault of the server itself; its log says more.
    INTERNAL;

    /// The code as clients see it: `app-not-found`.
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
