package io.silkwire.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** The tests share one data directory, in order: each start takes seconds. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ElasticsearchProcessIT {
    private static final Duration START = Duration.ofMinutes(2);

    @TempDir
    static Path temp;

    private final int httpPort = Ports.free(1).get(0);

    @Test
    @Order(1)
    void makesNoIndexByAccidentAndRefusesASecondOneOnItsFolderOrPort() throws Exception {
        try (ElasticsearchProcess first = ElasticsearchProcess.start(settings()).awaitReady(START)) {
            // Given
            assertThat(status("PUT", first.url(), "/i", "{}")).isEqualTo(200);
            assertThat(status("PUT", first.url(), "/i/_doc/1?refresh=true", "{\"title\":\"water\"}"))
                    .isEqualTo(201);

            // Then
            assertThat(status("PUT", first.url(), "/never-made/_doc/1", "{}")).isEqualTo(404);
            assertThat(dataDir().resolve("logs").resolve("elasticsearch.log")).exists();
            assertThatThrownBy(() -> ElasticsearchProcess.start(settings()))
                    .isInstanceOf(StartFailedException.class)
                    .hasMessageContaining("in use by another Silkwire");
            ElasticsearchProcess.Settings samePort = ElasticsearchProcess.Settings.of(
                    ElasticsearchHome.find(),
                    temp.resolve("other"),
                    first.url().getPort(),
                    Ports.free(1).get(0));
            assertThatThrownBy(() -> ElasticsearchProcess.start(samePort))
                    .isInstanceOf(StartFailedException.class)
                    .hasMessageContaining("127.0.0.1:" + first.url().getPort())
                    .hasMessageContaining("choose another port");
        }
        assertThat(Leftovers.find(marker())).isEmpty();
    }

    @Test
    @Order(2)
    void keepsItsIndexOverARestartAndEndsSoonAfterItsParentWasKilled() throws Exception {
        // Given
        Process parent = startOwner();
        assertThat(Leftovers.find(marker())).as("watcher, launcher, server").hasSizeGreaterThanOrEqualTo(3);
        assertThat(body(URI.create("http://127.0.0.1:" + httpPort), "/i/_count"))
                .contains("\"count\":1");

        // When
        parent.destroyForcibly().waitFor();

        // Then
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            assertThat(Ports.isFree(httpPort)).isTrue();
            assertThat(Leftovers.find(marker())).isEmpty();
        });
    }

    @Test
    @Order(3)
    void endsWhatARunLeftWhoseWatcherWasKilledToo() throws Exception {
        // Given
        Process parent = startOwner();
        List<ProcessHandle> watchers = Leftovers.find(marker()).stream()
                .filter(ElasticsearchProcessIT::isShell)
                .toList();
        assertThat(watchers).isNotEmpty();
        watchers.forEach(ProcessHandle::destroyForcibly);
        parent.destroyForcibly().waitFor();
        assertThat(Ports.isFree(httpPort)).as("the server lives on").isFalse();

        // When: on the very same ports
        try (ElasticsearchProcess next = ElasticsearchProcess.start(settings()).awaitReady(START)) {
            // Then
            assertThat(body(next.url(), "/i/_count")).contains("\"count\":1");
        }
    }

    @Test
    @Order(4)
    void tellsCauseAndRemedyWhenItEndsWhileStarting() {
        ElasticsearchProcess.Settings usual = settings();
        ElasticsearchProcess.Settings greedy = new ElasticsearchProcess.Settings(
                usual.home(),
                temp.resolve("greedy"),
                httpPort,
                usual.transportPort(),
                usual.javaHome(),
                List.of("-Xms900g", "-Xmx900g", "-XX:+AlwaysPreTouch", "-XX:+UseSerialGC"));

        assertThatThrownBy(() -> ElasticsearchProcess.start(greedy).awaitReady(START))
                .isInstanceOf(StartFailedException.class)
                .hasMessageContaining("ended while starting")
                .hasMessageContaining("too little memory")
                .hasMessageContaining(temp.resolve("greedy").toString());
    }

    private ElasticsearchProcess.Settings settings() {
        return ElasticsearchProcess.Settings.of(
                ElasticsearchHome.find(), dataDir(), httpPort, Ports.free(1).get(0));
    }

    /** A name that breaks careless shell scripts and option files. */
    private static Path dataDir() {
        return temp.resolve("it's my data");
    }

    private Process startOwner() throws IOException {
        ElasticsearchProcess.Settings settings = settings();
        return OwnerProcess.start(
                ElasticsearchOwner.class,
                settings.home().toString(),
                settings.dataDir().toString(),
                Integer.toString(settings.httpPort()),
                Integer.toString(settings.transportPort()));
    }

    /** Of the directory, read as a running server would be found. */
    private static String marker() throws IOException {
        try (Stream<String> options = Files.lines(dataDir().resolve("config").resolve("jvm.options"))) {
            return options.filter(o -> o.startsWith("-Dsilkwire-elasticsearch-"))
                    .findFirst()
                    .orElseThrow()
                    .replace("-D", "")
                    .replace("=", "");
        }
    }

    private static boolean isShell(ProcessHandle process) {
        return !process.info().command().orElse("").endsWith("java");
    }

    private static int status(String method, URI server, String path, String json)
            throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(server.resolve(path))
                        .method(method, BodyPublishers.ofString(json))
                        .header("Content-Type", "application/json")
                        .build())
                .statusCode();
    }

    private static String body(URI server, String path) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(server.resolve(path)).build()).body();
    }

    private static HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(request, BodyHandlers.ofString());
        }
    }
}
