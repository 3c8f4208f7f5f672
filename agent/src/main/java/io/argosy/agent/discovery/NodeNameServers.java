package io.argosy.agent.discovery;

import io.argosy.discovery.upstream.ResolvConf;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Set;

/// The name servers that other names are asked of: the node's own, read again when their file changed, or those a service wants. For use by any thread.
final class NodeNameServers {
    private final Path file;
    private final Set<InetAddress> ourselves;
    private FileTime readAt = FileTime.fromMillis(-1);
    private List<InetSocketAddress> servers = List.of();

    /// @param file such as `/etc/resolv.conf`
    /// @param ourselves addresses that would lead back here
    NodeNameServers(Path file, Set<InetAddress> ourselves) {
        this.file = file;
        this.ourselves = ourselves;
    }

    /// @param wanted addresses that a service wants asked; the node's when empty
    List<InetSocketAddress> forService(List<String> wanted) {
        return wanted.isEmpty() ? ofNode() : ResolvConf.servers(wanted, ourselves);
    }

    private synchronized List<InetSocketAddress> ofNode() {
        try {
            FileTime changed = Files.getLastModifiedTime(file);
            if (!changed.equals(readAt)) {
                servers = ResolvConf.servers(Files.readString(file), ourselves);
                readAt = changed;
            }
        } catch (IOException e) {
            // Between two versions of the file the servers known last go on.
        }
        return servers;
    }
}
