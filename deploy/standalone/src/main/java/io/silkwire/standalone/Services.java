package io.silkwire.standalone;

import io.micronaut.context.ApplicationContext;
import io.micronaut.context.env.MapPropertySource;
import io.micronaut.context.env.PropertySource;
import io.micronaut.context.env.yaml.YamlPropertySourceLoader;
import io.micronaut.runtime.server.EmbeddedServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The three services in one application context with one HTTP server: each with the configuration it has in a process of its own,
 * and over it what this installation decides (addresses, folders, seeds).
 */
final class Services {
    private static final List<String> NAMES = List.of("ingest-service", "enrich-service", "alert-service");
    private static final Duration ASK_EVERY = Duration.ofMillis(100);

    private Services() {}

    /** Starts them; their HTTP server answers when this returns, though they may still wait for Elasticsearch. */
    static ApplicationContext start(
            Standalone.Settings settings, DataFolder data, Endpoints endpoints, Addresses addresses) {
        Map<String, Object> decided = decided(settings, data, endpoints, addresses);
        Map<String, Object> configured =
                settings.config() == null ? Map.of() : ConfigFile.read(settings.config(), decided.keySet());
        ApplicationContext context = ApplicationContext.builder()
                .banner(false)
                .bootstrapEnvironment(false)
                .deduceEnvironment(false)
                .environmentPropertySource(false)
                .overrideConfigLocations(new String[0])
                .propertySources(NAMES.stream().map(Services::configurationOf).toArray(PropertySource[]::new))
                .propertySources(
                        new Installed("config", configured, 900), new Installed("installation", decided, 1_000))
                .build();
        try {
            context.start();
            context.getBean(EmbeddedServer.class).start();
            return context;
        } catch (RuntimeException e) {
            // What has started must stop before the servers below it do.
            context.close();
            throw e;
        }
    }

    /**
     * Waits until every service says it is well.
     *
     * @throws Problem where that takes longer, with what the services say
     */
    static void awaitReady(ApplicationContext context, Duration patience) {
        URI health = context.getBean(EmbeddedServer.class).getURI().resolve("/health");
        long deadline = System.nanoTime() + patience.toNanos();
        try (HttpClient http =
                HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build()) {
            String said = notReady(http, health);
            while (said != null) {
                if (System.nanoTime() > deadline) {
                    throw new Problem("the services are not ready after " + patience.toSeconds() + " s: " + said);
                }
                TimeUnit.MILLISECONDS.sleep(ASK_EVERY.toMillis());
                said = notReady(http, health);
            }
        } catch (IOException e) {
            throw new Problem("the page does not answer at " + health, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Problem("interrupted while the services start", e);
        }
    }

    /** What the services say while they are not well, or null. */
    private static @Nullable String notReady(HttpClient http, URI health) throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(health).timeout(Duration.ofSeconds(10)).build();
        try {
            HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            return answer.statusCode() == 200 ? null : answer.body();
        } catch (HttpTimeoutException e) {
            return "no answer at " + health;
        }
    }

    private static Map<String, Object> decided(
            Standalone.Settings settings, DataFolder data, Endpoints endpoints, Addresses addresses) {
        Path seeds = settings.home().resolve("seeds");
        Map<String, Object> decided = new HashMap<>();
        decided.put("micronaut.application.name", "silkwire");
        decided.put("micronaut.server.host", settings.host());
        decided.put("micronaut.server.port", endpoints.page());
        decided.put("kafka.bootstrap.servers", addresses.kafka());
        decided.put("elasticsearch.url", addresses.elasticsearch());
        decided.put("silkwire.enrich.topics-directory", seeds.resolve("topics").toString());
        decided.put("silkwire.enrich.state-directory", data.folder("streams").toString());
        decided.put(
                "silkwire.alert.subscriptions.seeds",
                seeds.resolve("subscriptions.yaml").toString());
        decided.put("silkwire.alert.match.state-dir", data.folder("streams").toString());
        decided.put("silkwire.alert.web.neighbours.sources", "/sources");
        if (settings.accounts() != null) {
            decided.put("silkwire.alert.accounts.required", settings.accounts());
        }
        decided.put(
                "silkwire.alert.accounts.session-key-file",
                data.root().resolve("session-key").toString());
        decided.putAll(settings.crawl().properties(data));
        decided.put("silkwire.alert.webhook.allow-private-addresses", settings.allowPrivateWebhooks());
        return decided;
    }

    private static PropertySource configurationOf(String service) {
        String file = "/" + service + "/application.yml";
        try (InputStream in = Services.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException(file + " is not on the class path");
            }
            return PropertySource.of(service, new YamlPropertySourceLoader().read(service, in));
        } catch (IOException e) {
            throw new IllegalStateException(file + " cannot be read", e);
        }
    }

    /** Stands over the services' own files. */
    private static final class Installed extends MapPropertySource {
        private final int order;

        Installed(String name, Map<String, Object> values, int order) {
            super(name, values);
            this.order = order;
        }

        @Override
        public int getOrder() {
            return order;
        }
    }
}
