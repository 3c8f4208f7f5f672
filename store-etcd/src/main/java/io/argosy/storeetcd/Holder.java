package io.argosy.storeetcd;

import io.etcd.jetcd.api.KeyValue;

/// Who leads.
///
/// @param server its name
/// @param created the revision of etcd at which its key was made: no other leadership has the same
/// @param lease that its key is bound to
record Holder(String server, long created, long lease) {

    static Holder of(KeyValue leader) {
        return new Holder(leader.getValue().toStringUtf8(), leader.getCreateRevision(), leader.getLease());
    }
}
