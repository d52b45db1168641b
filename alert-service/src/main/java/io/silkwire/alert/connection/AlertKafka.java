package io.silkwire.alert.connection;

import io.micronaut.context.env.Environment;
import io.micronaut.core.naming.conventions.StringConvention;
import io.silkwire.wire.KafkaConnection;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The alert service's Kafka connection, of all that stands under {@code kafka.*}. A type of its own, so that services that
 * share one application context do not take each other's connection.
 */
@Singleton
public final class AlertKafka {
    private static final String PREFIX = "kafka";

    private final KafkaConnection connection;

    /** @throws IllegalArgumentException where no broker is named */
    public AlertKafka(Environment environment) {
        Map<String, String> properties = new LinkedHashMap<>();
        environment.getProperties(PREFIX, StringConvention.HYPHENATED).forEach((name, value) -> {
            // Read raw, the environment would be left out. It shows up in every spelling it may mean; Kafka's own names
            // have no
            // hyphen.
            if (name.indexOf('-') < 0 && value != null) {
                properties.put(name, value.toString());
            }
        });
        connection = new KafkaConnection(properties);
    }

    /** The connection. */
    public KafkaConnection connection() {
        return connection;
    }
}
