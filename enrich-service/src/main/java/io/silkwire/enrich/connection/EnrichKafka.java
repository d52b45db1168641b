package io.silkwire.enrich.connection;

import io.micronaut.context.env.Environment;
import io.micronaut.core.naming.conventions.StringConvention;
import io.silkwire.wire.KafkaConnection;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The enricher's Kafka connection, of all that stands under {@code kafka.*}. A type of its own, so that services that share one
 * application context do not take each other's connection.
 */
@Singleton
public final class EnrichKafka {
    private final KafkaConnection connection;

    /** @throws IllegalArgumentException where no broker is named */
    public EnrichKafka(Environment environment) {
        Map<String, String> properties = new LinkedHashMap<>();
        environment.getProperties("kafka", StringConvention.HYPHENATED).forEach((name, value) -> {
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
