package io.silkwire.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/** The packaged program in a process of its own, as {@code ./silkwire up} runs it, and what a test asks of it over HTTP. */
final class RunningSilkwire implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private static final Duration START_PATIENCE = Duration.ofMinutes(4);

    private final Path data;
    private final Process process;
    private final StringWriter output = new StringWriter();

    /** Starts it with other seeds than the project's. */
    static RunningSilkwire upIn(Path home, Path data, String... options) {
        List<String> arguments = new ArrayList<>(List.of("up"));
        arguments.addAll(List.of(options));
        RunningSilkwire silkwire = new RunningSilkwire(data, launch(home, data, arguments));
        silkwire.awaitReady();
        return silkwire;
    }

    private RunningSilkwire(Path data, Process process) {
        this.data = data;
        this.process = process;
        Thread.ofVirtual().start(() -> drain(process, output));
    }

    /** Starts it in this data directory and waits for its last line. */
    static RunningSilkwire up(Path data, String... options) {
        RunningSilkwire silkwire = begin(data, options);
        silkwire.awaitReady();
        return silkwire;
    }

    /** Starts it without waiting. */
    static RunningSilkwire begin(Path data, String... options) {
        List<String> arguments = new ArrayList<>(List.of("up"));
        arguments.addAll(List.of(options));
        return new RunningSilkwire(data, launch(data, arguments));
    }

    void awaitReady() {
        Awaitility.await("start of Silkwire")
                .atMost(START_PATIENCE)
                .failFast("it ended while starting", () -> !process.isAlive())
                .untilAsserted(() -> assertThat(output.toString()).contains("Ctrl-C stops it"));
    }

    /** What a command printed, and its exit status. */
    record Result(int status, String output) {}

    /** Runs another command on the same data directory to its end. */
    static Result run(Path data, String... arguments) {
        try {
            Process command = launch(data, List.of(arguments));
            StringWriter printed = new StringWriter();
            CompletableFuture<Void> drained = CompletableFuture.runAsync(() -> drain(command, printed));
            assertThat(command.waitFor(5, TimeUnit.MINUTES))
                    .as("end of " + List.of(arguments) + ": " + printed)
                    .isTrue();
            drained.join();
            return new Result(command.exitValue(), printed.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    Result replay(String... arguments) {
        List<String> all = new ArrayList<>(List.of("replay"));
        all.addAll(List.of(arguments));
        return run(data, all.toArray(String[]::new));
    }

    /** Starts a command on the same data directory and leaves it running. */
    Process beginReplay(Path directory) {
        Process command = launch(data, List.of("replay", directory.toString()));
        Thread.ofVirtual().start(() -> drain(command, new StringWriter()));
        return command;
    }

    /** The demonstration has a folder of its own below that of the data. */
    Addresses addresses() {
        return Addresses.read(data)
                .or(() -> Addresses.read(data.resolve("demo")))
                .orElseThrow();
    }

    String output() {
        return output.toString();
    }

    /** The body of this path of the page, which must answer 200. */
    String get(String path) {
        return body(HttpRequest.newBuilder(URI.create(addresses().page() + path)), 200);
    }

    JsonNode api(String path) {
        return json(get("/api/v1" + path));
    }

    JsonNode post(String path, String body, int expectedStatus) {
        return json(body(
                HttpRequest.newBuilder(URI.create(addresses().page() + "/api/v1" + path))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body)),
                expectedStatus));
    }

    void delete(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create(addresses().page() + "/api/v1" + path))
                .DELETE();
        assertThat(send(request).statusCode()).isBetween(200, 299);
    }

    JsonNode elasticsearch(String path) {
        return json(body(HttpRequest.newBuilder(URI.create(addresses().elasticsearch() + path)), 200));
    }

    /** Ends it as the kernel would: without any chance to tidy up. */
    void killHard() {
        process.destroyForcibly();
        awaitEnd();
    }

    @Override
    public void close() {
        process.destroy();
        awaitEnd();
    }

    private void awaitEnd() {
        try {
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new AssertionError("Silkwire did not stop within 60 s: " + output);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    static Path project() {
        return Path.of("..", "..").toAbsolutePath().normalize();
    }

    static Path seeds() {
        return project().resolve("seeds").resolve("corpus");
    }

    private static Process launch(Path data, List<String> arguments) {
        return launch(project(), data, arguments);
    }

    private static Process launch(Path home, Path data, List<String> arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx640m",
                "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED",
                "-Dsilkwire.home=" + home,
                "-jar",
                Path.of("target", "silkwire", "silkwire.jar").toAbsolutePath().toString()));
        command.addAll(arguments);
        command.addAll(List.of("--data", data.toString()));
        try {
            return new ProcessBuilder(command).redirectErrorStream(true).start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void drain(Process process, StringWriter into) {
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                into.append(line).append('\n');
            }
        } catch (IOException e) {
            into.append("(output ended: ").append(e.getMessage()).append(")\n");
        }
    }

    private static String body(HttpRequest.Builder request, int expectedStatus) {
        HttpResponse<String> response = send(request);
        assertThat(response.statusCode())
                .as(response.uri() + ": " + response.body())
                .isEqualTo(expectedStatus);
        return response.body();
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return HTTP.send(
                    request.timeout(Duration.ofSeconds(20)).build(),
                    HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new AssertionError("not JSON: " + text, e);
        }
    }

    /** A directory of generated statements, each about water and with a word of its own. */
    static Path generatedCorpus(Path folder, int count) {
        try {
            Files.createDirectories(folder);
            for (int i = 0; i < count; i++) {
                Files.writeString(folder.resolve("statement-%05d.txt".formatted(i)), """
                        Statement number %d on water resources

                        The ministry of water resources met on item%d to discuss the irrigation canals of district %d.
                        The sides agreed to share the water of the river and to repair the reservoir.
                        """.formatted(i, i, i % 97));
            }
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
