package io.silkwire.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Ports of the loopback address that nothing listens on. An answer holds for the moment of the call: another program may
 * take the port before its user does.
 */
public final class Ports {
    /**
     * Ports below those that systems hand out for outgoing connections (Linux: 32768 and up; RFC 6335 §6: 49152 and up), so that no
     * connection of ours or of others takes one between its release and its use, or while a server restarts.
     */
    private static final int LOWEST = 15_000;

    private static final int HIGHEST = 32_767;
    private static final int TRIES = 200;

    private Ports() {}

    /**
     * As many different free ports.
     *
     * @param count how many, at least 1
     * @throws UncheckedIOException when the system has none left
     */
    public static List<Integer> free(int count) {
        List<ServerSocket> held = new ArrayList<>();
        try {
            // All are held until the last is found, so that none comes twice.
            for (int i = 0; i < count; i++) {
                held.add(hold());
            }
            return held.stream().map(ServerSocket::getLocalPort).toList();
        } catch (IOException e) {
            throw new UncheckedIOException("No " + count + " free ports on the loopback address", e);
        } finally {
            held.forEach(Ports::release);
        }
    }

    /** Whether a server could listen on the port right now. */
    public static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            // As servers do: a port whose last connections are still fading out counts as free.
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException taken) {
            return false;
        }
    }

    /**
     * Checks before a slow start what would only come out at its end.
     *
     * @param server whose port it is, for the message
     */
    static void requireFree(int port, String server) {
        if (!isFree(port)) {
            throw new StartFailedException(server + " cannot listen on 127.0.0.1:" + port
                    + ": the port is taken by another program. Stop that program or choose another port.");
        }
    }

    private static ServerSocket hold() throws IOException {
        for (int tried = 0; tried < TRIES; tried++) {
            int port = ThreadLocalRandom.current().nextInt(LOWEST, HIGHEST + 1);
            ServerSocket socket = new ServerSocket();
            try {
                socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1);
                return socket;
            } catch (IOException taken) {
                socket.close();
            }
        }
        return new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    }

    private static void release(ServerSocket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException("Port " + socket.getLocalPort() + " could not be released", e);
        }
    }
}
