/// How people name an etcd and the place in it: `https://h1:2379,https://h2:2379/prefix?ca=FILE`.
package io.argosy.storeetcd.address;
