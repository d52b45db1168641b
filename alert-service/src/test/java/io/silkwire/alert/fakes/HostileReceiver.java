package io.silkwire.alert.fakes;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** A server that keeps to no protocol: it reads the head of a request and writes what the test wants, and counts what it got rid of. */
public final class HostileReceiver implements AutoCloseable {
    private final ServerSocket server;
    private final Behaviour behaviour;
    private final AtomicInteger connections = new AtomicInteger();
    private final AtomicLong sent = new AtomicLong();
    private final CountDownLatch hungUp = new CountDownLatch(1);
    private final CountDownLatch closed = new CountDownLatch(1);

    /** What it does with a connection. */
    public interface Behaviour {
        /** Writes until it is done, or the other side hangs up. */
        void to(Out out) throws IOException;
    }

    private HostileReceiver(ServerSocket server, Behaviour behaviour) {
        this.server = server;
        this.behaviour = behaviour;
    }

    /** Starts one. */
    public static HostileReceiver start(Behaviour behaviour) {
        try {
            HostileReceiver receiver =
                    new HostileReceiver(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), behaviour);
            Thread.ofVirtual().start(receiver::accept);
            return receiver;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Its address. */
    public String url() {
        return "http://127.0.0.1:" + port() + "/hook";
    }

    /** Where it listens. */
    public int port() {
        return server.getLocalPort();
    }

    /** How many have connected. */
    public int connections() {
        return connections.get();
    }

    /** How many bytes it could write. */
    public long sent() {
        return sent.get();
    }

    /** Waits until the other side has hung up on it while it was writing, and says whether it did. */
    public boolean isHungUpOn() throws InterruptedException {
        return hungUp.await(30, TimeUnit.SECONDS);
    }

    @Override
    public void close() {
        closed.countDown();
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                connections.incrementAndGet();
                Thread.ofVirtual().start(() -> serve(socket));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            BufferedReader in =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
            for (String line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
                // the head of the request
            }
            behaviour.to(new Out(socket.getOutputStream()));
        } catch (IOException e) {
            hungUp.countDown();
        }
    }

    /** Where it writes to. */
    public final class Out {
        private final OutputStream out;

        private Out(OutputStream out) {
            this.out = out;
        }

        /** Writes this, as it is. */
        public Out write(String text) throws IOException {
            return write(text.getBytes(StandardCharsets.ISO_8859_1));
        }

        /** Writes this, as it is. */
        public Out write(byte[] bytes) throws IOException {
            out.write(bytes);
            out.flush();
            sent.addAndGet(bytes.length);
            return this;
        }

        /** Writes this one byte at a time, over and over, as slowly as keeps a connection from being idle. */
        public void drip(String text) throws IOException {
            byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
            for (int i = 0; !rest(50); i = (i + 1) % bytes.length) {
                write(new byte[] {bytes[i]});
            }
        }

        /** Says nothing more. */
        public void hang() {
            boolean unused = rest(60_000);
        }

        private boolean rest(int millis) {
            try {
                return closed.await(millis, TimeUnit.MILLISECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return true;
            }
        }
    }
}
