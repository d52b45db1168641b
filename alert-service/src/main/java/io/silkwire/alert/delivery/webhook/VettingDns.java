package io.silkwire.alert.delivery.webhook;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import okhttp3.Dns;

/**
 * Looks names up and refuses those with an address that an endpoint must not have. The connection is made to the addresses that
 * were vetted, so a name that answers differently the next time (DNS rebinding) gains nothing.
 */
final class VettingDns implements Dns {
    private final Dns names;

    VettingDns(Dns names) {
        this.names = names;
    }

    @Override
    public List<InetAddress> lookup(String hostname) throws UnknownHostException {
        List<InetAddress> addresses = names.lookup(hostname);
        // One bad address among good ones is not a mishap but a try.
        if (!addresses.stream().allMatch(AddressPolicy::isPublic)) {
            throw new AddressPolicy.Refused(hostname);
        }
        return addresses;
    }
}
