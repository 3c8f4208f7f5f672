package io.argosy.dockerapi.serve;

import io.argosy.dockerapi.right.Admission;
import io.argosy.dockerapi.wire.ClientConnection;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSocket;

/// A port for clients that show certificates. Who shows none, or one that is of no use here, is answered once and hung up on.
final class TlsDoor implements Door {

    /// Clients that may wait to be let in.
    private static final int WAITING = 1024;

    /// Of whom it is not known yet who they are, at one time; the next waits.
    private static final int MOST_UNKNOWN = 256;

    /// For all that is said with somebody who is not known.
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /// TLS 1.2 is all that docker-compose 1 offers. Best first; AES is slow where the virtual machine has no compiler for it.
    private static final String[] CIPHERS = {
        "TLS_CHACHA20_POLY1305_SHA256", "TLS_AES_128_GCM_SHA256", "TLS_AES_256_GCM_SHA384",
        "TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256", "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256", "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384"};

    private final ServerSocket listening;
    private final SSLContext tls;
    private final Function<Optional<X509Certificate>, Admission> judge;
    private final Semaphore unknown = new Semaphore(MOST_UNKNOWN);

    private TlsDoor(ServerSocket listening, SSLContext tls, Function<Optional<X509Certificate>, Admission> judge) {
        this.listening = listening;
        this.tls = tls;
        this.judge = judge;
    }

    /// @param tls that lets every certificate through whose key is there
    /// @param judge whose certificate it is, as it is now
    static TlsDoor open(InetSocketAddress address, SSLContext tls, Function<Optional<X509Certificate>, Admission> judge) throws IOException {
        ServerSocket listening = new ServerSocket();
        try {
            listening.setReuseAddress(true);
            listening.bind(address, WAITING);
            return new TlsDoor(listening, tls, judge);
        } catch (IOException | RuntimeException e) {
            listening.close();
            throw e;
        }
    }

    int port() {
        return listening.getLocalPort();
    }

    @Override
    public Arrival accept() throws IOException, InterruptedException {
        unknown.acquire();
        try {
            return new Guest(listening.accept());
        } catch (IOException | RuntimeException e) {
            unknown.release();
            throw e;
        }
    }

    @Override
    public boolean isOpen() {
        return !listening.isClosed();
    }

    @Override
    public void close() throws IOException {
        listening.close();
    }

    private final class Guest implements Arrival {

        private final Socket raw;
        private final CountDownLatch settled = new CountDownLatch(1);
        private Optional<X509Certificate> shown = Optional.empty();
        private volatile Optional<TlsConnection> client = Optional.empty();

        Guest(Socket raw) {
            this.raw = raw;
        }

        @Override
        public ClientConnection enter() throws IOException {
            Thread.ofVirtual().name("docker guest").start(this::hangUpOnStrangers);
            raw.setTcpNoDelay(true);
            raw.setKeepAlive(true);
            SSLSocket socket = (SSLSocket) tls.getSocketFactory().createSocket(raw, raw.getInetAddress().getHostAddress(), raw.getPort(), true);
            socket.setUseClientMode(false);
            socket.setSSLParameters(parameters(socket.getSSLParameters()));
            socket.startHandshake();
            shown = certificate(socket);
            TlsConnection made = new TlsConnection(raw, socket);
            client = Optional.of(made);
            if (admission() instanceof Admission.Known) {
                settle();
            }
            return made;
        }

        private static SSLParameters parameters(SSLParameters parameters) {
            parameters.setProtocols(new String[] {"TLSv1.3", "TLSv1.2"});
            parameters.setCipherSuites(CIPHERS);
            parameters.setUseCipherSuitesOrder(true);
            parameters.setWantClientAuth(true);
            return parameters;
        }

        private static Optional<X509Certificate> certificate(SSLSocket socket) {
            try {
                return socket.getSession().getPeerCertificates()[0] instanceof X509Certificate first ? Optional.of(first) : Optional.empty();
            } catch (SSLPeerUnverifiedException _) {
                return Optional.empty();
            }
        }

        private void hangUpOnStrangers() {
            try {
                if (!settled.await(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                    hangUp();
                }
            } catch (InterruptedException _) {
                hangUp();
            }
        }

        private synchronized void settle() {
            if (settled.getCount() > 0) {
                settled.countDown();
                unknown.release();
            }
        }

        @Override
        public Admission admission() {
            return judge.apply(shown);
        }

        @Override
        public void close() {
            settle();
            client.ifPresentOrElse(TlsConnection::close, this::hangUp);
        }

        private void hangUp() {
            try {
                raw.close();
            } catch (IOException _) {
                // It is of no use any more in either case.
            }
        }
    }
}
