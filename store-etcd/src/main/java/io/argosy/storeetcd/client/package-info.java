/// Calls to the members of an etcd: which of them is asked, how long for, and what a failure means.
///
/// One member is asked at a time. A call that failed by its member moves all later calls on to the next one. Nothing is
/// retried here but what may be asked twice; whoever writes judges by [io.argosy.storeetcd.client.EtcdFailure].
package io.argosy.storeetcd.client;
