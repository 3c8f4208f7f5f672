package io.argosy.storeetcd.client;

import io.argosy.store.StoreException.Kind;
import io.grpc.Status;
import java.util.Locale;
import javax.net.ssl.SSLException;

/// What a failed call means, and what a person can do about it. The texts are those of etcd's `rpctypes/error.go`, 3.4 to 3.6.
public enum Trouble {

    /// No member answered, or none could reach the others. A write may have happened.
    UNREACHABLE(Kind.BROKEN, "look whether most members of etcd run and can be reached from here; the server goes on by itself when they do"),
    UNTRUSTED(Kind.BROKEN, "compare ca, cert and key of --store with the certificates of etcd, and their hosts with its addresses; http:// and https:// are told apart"),
    NO_SPACE(Kind.DISK_FULL, "compact and defragment etcd, or raise its --quota-backend-bytes; then disarm the alarm (etcdctl alarm disarm). Nothing is lost"),
    TOO_LARGE(Kind.BROKEN, "start etcd with --max-request-bytes of at least 1572864 and --max-txn-ops of at least 128, which are its defaults"),
    NO_LOGIN(Kind.BROKEN, "etcd asks for a login: give user and password-file, or a certificate that names a user, with --store"),
    WRONG_LOGIN(Kind.BROKEN, "correct user and password-file of --store, or set the password anew (etcdctl user passwd)"),
    LOGIN_NOT_ASKED(Kind.BROKEN, "leave user and password-file out of --store, or turn etcd's authentication on (etcdctl auth enable)"),
    FORBIDDEN(Kind.BROKEN, "give the user read and write on the prefix (etcdctl role grant-permission ROLE readwrite PREFIX/ --prefix)"),
    STALE_TOKEN(Kind.BROKEN, "log in again"),
    COMPACTED(Kind.BROKEN, "read everything again"),
    LEASE_GONE(Kind.BROKEN, "grant another lease"),
    /// The answer is larger than this program takes at once.
    FLOOD(Kind.BROKEN, "read everything again"),
    DAMAGED(Kind.CORRUPT, "repair the cluster of etcd, or stop the servers and restore a backup"),
    OTHER(Kind.BROKEN, "look into the log of etcd");

    private final Kind kind;
    private final String remedy;

    Trouble(Kind kind, String remedy) {
        this.kind = kind;
        this.remedy = remedy;
    }

    public Kind kind() {
        return kind;
    }

    public String remedy() {
        return remedy;
    }

    /// Whether another try, perhaps at another member, may go better by itself.
    public boolean passes() {
        return this == UNREACHABLE;
    }

    static Trouble of(Status status) {
        String said = status.getDescription() == null ? "" : status.getDescription().toLowerCase(Locale.ROOT);
        return switch (status.getCode()) {
            case RESOURCE_EXHAUSTED -> said.contains("database space exceeded") ? NO_SPACE
                    : said.contains("too many requests") ? UNREACHABLE : FLOOD;
            case INVALID_ARGUMENT -> invalid(said);
            case FAILED_PRECONDITION -> said.contains("authentication is not enabled") ? LOGIN_NOT_ASKED : said.contains("user name is empty") ? NO_LOGIN : OTHER;
            case PERMISSION_DENIED -> FORBIDDEN;
            case UNAUTHENTICATED -> STALE_TOKEN;
            case OUT_OF_RANGE -> said.contains("compacted") ? COMPACTED : OTHER;
            case NOT_FOUND -> said.contains("lease not found") ? LEASE_GONE : OTHER;
            case DATA_LOSS -> DAMAGED;
            case UNAVAILABLE, UNKNOWN -> unavailable(status, said);
            case DEADLINE_EXCEEDED, CANCELLED, ABORTED, INTERNAL -> UNREACHABLE;
            case OK, ALREADY_EXISTS, UNIMPLEMENTED -> OTHER;
        };
    }

    private static Trouble invalid(String said) {
        if (said.contains("user name is empty")) {
            return NO_LOGIN;
        }
        if (said.contains("authentication failed")) {
            return WRONG_LOGIN;
        }
        if (said.contains("revision of auth store is old")) {
            return STALE_TOKEN;
        }
        return said.contains("too large") || said.contains("too many operations") ? TOO_LARGE : OTHER;
    }

    private static Trouble unavailable(Status status, String said) {
        for (Throwable cause = status.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof SSLException) {
                return UNTRUSTED;
            }
        }
        return said.contains("ssl") || said.contains("tls") ? UNTRUSTED : UNREACHABLE;
    }
}
