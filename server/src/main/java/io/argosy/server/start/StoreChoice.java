package io.argosy.server.start;

import io.argosy.storeetcd.address.EtcdAddress;

/// Where a server keeps the state.
public sealed interface StoreChoice {

    StoreChoice SQLITE = new Sqlite();

    /// Its kind, for people.
    String name();

    /// In a file of the data directory.
    record Sqlite() implements StoreChoice {
        @Override
        public String name() {
            return "sqlite";
        }

        @Override
        public String toString() {
            return name();
        }
    }

    /// In an etcd, which other servers may use too.
    record Etcd(EtcdAddress address) implements StoreChoice {
        @Override
        public String name() {
            return "etcd";
        }

        @Override
        public String toString() {
            return ETCD + address;
        }
    }

    String ETCD = "etcd=";

    /// @param text `sqlite` or `etcd=ADDRESS`; see [EtcdAddress#parse]
    /// @throws IllegalArgumentException when it is something else
    static StoreChoice parse(String text) {
        if (text.equals("sqlite")) {
            return SQLITE;
        }
        if (!text.startsWith(ETCD)) {
            throw new IllegalArgumentException("'" + text + "' is no store: use sqlite, or etcd=https://HOST:2379/prefix");
        }
        return new Etcd(EtcdAddress.parse(text.substring(ETCD.length())));
    }
}
