package io.silkwire.quality.fault;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A port of the loopback address that hands each connection to a thread of its own, and can be shut and opened again. Thread-safe. */
final class Door implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Door.class);
    private static final int READ_TIMEOUT_MILLIS = 30_000;

    private final int port;
    private final Visitor visitor;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private @Nullable ServerSocket listening;
    private CompletableFuture<Void> accepting = CompletableFuture.completedFuture(null);

    /** Who is given each connection; it is closed afterwards. */
    @FunctionalInterface
    interface Visitor {
        void visit(Socket connection) throws IOException;
    }

    Door(int port, Visitor visitor) {
        this.port = port;
        this.visitor = visitor;
    }

    /** Takes connections. */
    synchronized void open() {
        try {
            ServerSocket server = new ServerSocket();
            server.setReuseAddress(true);
            server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1_024);
            listening = server;
            accepting = CompletableFuture.runAsync(() -> accept(server), threads);
        } catch (IOException e) {
            throw new UncheckedIOException("no server can listen on port " + port, e);
        }
    }

    /** Takes no more connections and cuts those there are. */
    synchronized void shut() {
        ServerSocket server = listening;
        listening = null;
        if (server != null) {
            closeQuietly(server);
            // The port listens on until the thread that waits for the next connection has left it.
            accepting.join();
        }
        open.forEach(Door::closeQuietly);
    }

    @Override
    public void close() {
        shut();
        threads.shutdownNow();
    }

    private void accept(ServerSocket server) {
        while (!server.isClosed()) {
            try {
                Socket connection = server.accept();
                open.add(connection);
                threads.execute(() -> visit(connection));
            } catch (IOException e) {
                LOG.atDebug().setCause(e).log("A port was shut");
            }
        }
    }

    private void visit(Socket connection) {
        try (connection) {
            connection.setSoTimeout(READ_TIMEOUT_MILLIS);
            connection.setTcpNoDelay(true);
            visitor.visit(connection);
        } catch (IOException e) {
            // The other side went away, or we cut it off on purpose.
            LOG.atDebug().setCause(e).log("A connection ended early");
        } finally {
            open.remove(connection);
        }
    }

    private static void closeQuietly(AutoCloseable closing) {
        try {
            closing.close();
        } catch (Exception e) {
            LOG.atDebug().setCause(e).log("Closing failed");
        }
    }
}
