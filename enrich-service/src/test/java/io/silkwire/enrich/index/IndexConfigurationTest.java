package io.silkwire.enrich.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micronaut.context.ApplicationContext;
import io.micronaut.context.env.PropertySource;
import io.micronaut.health.HealthStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class IndexConfigurationTest {
    @Test
    void hasADefaultForEverySetting() {
        try (ApplicationContext context = context(Map.of())) {
            IndexSettings settings = context.getBean(IndexSettings.class);
            assertThat(settings).isEqualTo(IndexSettings.standard());
            assertThat(settings.name()).isEqualTo("statements-v3");
            assertThat(settings.alias()).isEqualTo("statements");
            assertThat(settings.groupId()).isEqualTo("silkwire-index");
            assertThat(settings.refreshInterval()).isEqualTo(Duration.ofMillis(500));
            assertThat(settings.drainTimeout()).isEqualTo(Duration.ofSeconds(5));
            assertThat(context.getBean(ElasticsearchConnection.class).username())
                    .isNull();
        }
    }

    /** With nothing started. */
    private static ApplicationContext context(Map<String, Object> configured) {
        return ApplicationContext.builder()
                .properties(Map.of("silkwire.enrich.enabled", false))
                .propertySources(PropertySource.of("test", configured))
                .start();
    }

    @Test
    void takesWhatIsConfigured() {
        Map<String, Object> configured = Map.of(
                "silkwire.enrich.index.replicas", 2,
                "silkwire.enrich.index.max-held-bytes", 1000,
                "silkwire.enrich.index.probe-interval", "2s",
                "elasticsearch.url", "https://search.example",
                "elasticsearch.api-key", "secret-key");
        try (ApplicationContext context = context(configured)) {
            IndexSettings settings = context.getBean(IndexSettings.class);
            assertThat(settings.replicas()).isEqualTo(2);
            assertThat(settings.maxHeldBytes()).isEqualTo(1000);
            assertThat(settings.probeInterval()).isEqualTo(Duration.ofSeconds(2));
            ElasticsearchConnection connection = context.getBean(ElasticsearchConnection.class);
            assertThat(connection.apiKey()).isEqualTo("secret-key");
            assertThat(connection.toString()).contains("search.example").doesNotContain("secret");
        }
    }

    @Test
    void refusesAnAddressThatIsNoneWithoutRepeatingAPassword() {
        assertThatThrownBy(() -> new ElasticsearchConnection("http://user:hidden@host:9200", null, null, null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("elasticsearch.username")
                .hasMessageNotContaining("hidden");
        assertThatThrownBy(() -> new ElasticsearchConnection("localhost", null, null, null))
                .hasMessageContaining("http://host:9200");
    }

    @Test
    void isReadyWhileItWritesOrRetriesAndNotWhileItIsHalted() {
        Instant since = Instant.parse("2026-11-22T10:00:00Z");
        assertThat(IndexHealth.of(new WriterState.Writing(since)).getStatus()).isEqualTo(HealthStatus.UP);
        assertThat(IndexHealth.of(new WriterState.Retrying(since, "away")).getStatus())
                .isEqualTo(HealthStatus.UP);
        assertThat(IndexHealth.of(new WriterState.Waiting(since, "away")).getStatus())
                .isEqualTo(HealthStatus.DOWN);
        assertThat(IndexHealth.of(new WriterState.Stopped(since)).getStatus()).isEqualTo(HealthStatus.DOWN);
        assertThat(IndexHealth.of(new WriterState.Halted(since, "grant it")))
                .satisfies(halted -> assertThat(halted.getStatus()).isEqualTo(HealthStatus.DOWN))
                .satisfies(halted -> assertThat(halted.getDetails())
                        .isEqualTo(Map.of("state", "halted", "since", since.toString(), "because", "grant it")));
    }
}
