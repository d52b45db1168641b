package io.silkwire.wire.egress;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/** Host name → its addresses. What it answers is vetted before anything connects, so it need not be trusted. */
@FunctionalInterface
public interface NameLookup {
    /** The system's resolver. */
    NameLookup SYSTEM = host -> List.of(InetAddress.getAllByName(host));

    /**
     * Every address of this host, in the order to try.
     *
     * @throws UnknownHostException where there is none
     */
    List<InetAddress> addresses(String host) throws UnknownHostException;
}
