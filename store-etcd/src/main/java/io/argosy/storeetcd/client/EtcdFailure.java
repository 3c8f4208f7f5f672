package io.argosy.storeetcd.client;

import io.argosy.store.StoreException;
import io.grpc.Status;
import java.util.Objects;

/// A call to etcd failed.
public final class EtcdFailure extends Exception {

    private static final long serialVersionUID = 1L;

    private final Trouble trouble;
    private final boolean inDoubt;

    public EtcdFailure(Trouble trouble, String message, boolean inDoubt, Throwable cause) {
        super(message, cause);
        this.trouble = Objects.requireNonNull(trouble, "trouble");
        this.inDoubt = inDoubt;
    }

    static EtcdFailure of(String member, Status status) {
        Throwable cause = status.getCause();
        while (cause != null && cause.getCause() != null) {
            cause = cause.getCause();
        }
        String said = status.getDescription() == null ? status.getCode().toString() : status.getDescription();
        String detail = cause == null || cause.getMessage() == null || said.contains(cause.getMessage()) ? said : said + ", " + cause.getMessage();
        Trouble trouble = Trouble.of(status);
        return new EtcdFailure(trouble, "etcd at " + member + ": " + detail, trouble.passes(), status.asException());
    }

    public Trouble trouble() {
        return trouble;
    }

    /// Whether what was asked may have happened all the same.
    public boolean inDoubt() {
        return inDoubt;
    }

    public EtcdFailure doubted() {
        return new EtcdFailure(trouble, getMessage(), true, this);
    }

    public StoreException explain() {
        return new StoreException(trouble.kind(), getMessage(), trouble.remedy(), inDoubt, this);
    }
}
