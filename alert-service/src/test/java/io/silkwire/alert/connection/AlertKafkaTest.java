package io.silkwire.alert.connection;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.context.ApplicationContext;
import io.micronaut.context.env.MapPropertySource;
import io.micronaut.context.env.PropertySource;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AlertKafkaTest {
    @Test
    void theEnvironmentOverridesTheFileAndEveryPropertyGoesToTheClientsUnderItsOwnName() {
        try (ApplicationContext context = ApplicationContext.builder()
                .overrideConfigLocations("classpath:alert-service/")
                .propertySources(
                        environment(Map.of("KAFKA_BOOTSTRAP_SERVERS", "broker:1", "KAFKA_SECURITY_PROTOCOL", "SSL")))
                .properties(Map.of("silkwire.alert.enabled", false))
                .start()) {
            assertThat(context.getBean(AlertKafka.class).connection().properties())
                    .containsEntry("bootstrap.servers", "broker:1")
                    .containsEntry("security.protocol", "SSL")
                    .allSatisfy((name, value) -> assertThat(name).doesNotContain("-"));
        }
    }

    private static PropertySource environment(Map<String, Object> variables) {
        return new MapPropertySource("environment", variables) {
            @Override
            public PropertyConvention getConvention() {
                return PropertyConvention.ENVIRONMENT_VARIABLE;
            }
        };
    }
}
