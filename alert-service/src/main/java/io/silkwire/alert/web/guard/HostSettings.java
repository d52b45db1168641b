package io.silkwire.alert.web.guard;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.util.List;

/**
 * Names of this site.
 *
 * @param hosts names, without port, that the pages and the API answer to besides localhost and addresses
 */
@ConfigurationProperties("silkwire.alert.web")
record HostSettings(@Bindable(defaultValue = "") List<String> hosts) {
    /** Copies the names. */
    HostSettings {
        hosts = List.copyOf(hosts);
    }
}
