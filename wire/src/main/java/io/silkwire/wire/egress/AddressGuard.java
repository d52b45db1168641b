package io.silkwire.wire.egress;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.UnknownHostException;
import java.util.List;
import javax.net.SocketFactory;
import org.jspecify.annotations.Nullable;

/**
 * Keeps connections on the public internet, twice. As the look-up of names it refuses a name with any address that is not public,
 * and the connection is made to the addresses it answered: a name that answers differently the next time (DNS rebinding) gains
 * nothing. As the maker of sockets it looks once more at the address a socket is about to connect to, which holds also for hosts
 * written in numbers, that no name service is asked about.
 */
public final class AddressGuard extends SocketFactory {
    private final NameLookup names;
    private final boolean allowLoopback;

    /** With this look-up; {@code allowLoopback} lets this machine's own addresses through and nothing else. */
    public AddressGuard(NameLookup names, boolean allowLoopback) {
        this.names = names;
        this.allowLoopback = allowLoopback;
    }

    /** Whether a connection may go there. */
    public boolean allows(InetAddress address) {
        return AddressPolicy.isPublic(address) || (allowLoopback && address.isLoopbackAddress());
    }

    /** What host and port of a URL alone give away, in words, or null; names are judged by their addresses when they connect. */
    public @Nullable String refusal(String host, int port) {
        if (LiteralHost.is(host)) {
            InetAddress literal = LiteralHost.address(host);
            if (literal == null) {
                return host + " is not an address";
            }
            if (!allows(literal)) {
                return new Refused(host).getMessage();
            }
        }
        return AddressPolicy.isWebPort(port) ? null : "port " + port + " is not one of web servers";
    }

    /**
     * The addresses of this name, all of them fit to connect to.
     *
     * @throws Refused where one of them is not
     * @throws UnknownHostException where there is none
     */
    public List<InetAddress> lookup(String hostname) throws UnknownHostException {
        List<InetAddress> addresses = names.addresses(hostname);
        if (addresses.isEmpty()) {
            throw new UnknownHostException(hostname);
        }
        // One bad address among good ones is not a mishap but a try; a public name that is also loopback is one too.
        boolean allPublic = addresses.stream().allMatch(AddressPolicy::isPublic);
        if (!allPublic && !(allowLoopback && addresses.stream().allMatch(InetAddress::isLoopbackAddress))) {
            throw new Refused(hostname);
        }
        return List.copyOf(addresses);
    }

    @Override
    public Socket createSocket() {
        return new GuardedSocket();
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        throw unconnectedOnly();
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress local, int localPort) throws IOException {
        throw unconnectedOnly();
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
        throw unconnectedOnly();
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort) throws IOException {
        throw unconnectedOnly();
    }

    private static IOException unconnectedOnly() {
        return new IOException("Only unconnected sockets are made: the address is looked at when they connect");
    }

    /** Looks at the address at the last moment before the packet leaves. */
    private final class GuardedSocket extends Socket {
        GuardedSocket() {
            // Also keeps a SOCKS proxy of the process's settings out: it would resolve names out of our sight.
            super(Proxy.NO_PROXY);
        }

        @Override
        public void connect(SocketAddress endpoint) throws IOException {
            connect(endpoint, 0);
        }

        @Override
        public void connect(SocketAddress endpoint, int timeout) throws IOException {
            InetAddress address = endpoint instanceof InetSocketAddress inet ? inet.getAddress() : null;
            if (address == null || !allows(address)) {
                throw new Refused(String.valueOf(endpoint));
            }
            super.connect(endpoint, timeout);
        }
    }

    /** An address that must not be connected to; the message names the host, not the address behind a name. */
    public static final class Refused extends UnknownHostException {
        private static final long serialVersionUID = 1L;

        Refused(String host) {
            super(host + " is not on the public internet");
        }

        /** The refusal behind this failure, or null where it failed otherwise. */
        public static @Nullable Refused in(@Nullable Throwable failure) {
            for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
                if (cause instanceof Refused refused) {
                    return refused;
                }
                for (Throwable other : cause.getSuppressed()) {
                    if (other instanceof Refused refused) {
                        return refused;
                    }
                }
            }
            return null;
        }
    }
}
