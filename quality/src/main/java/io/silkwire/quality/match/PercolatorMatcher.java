package io.silkwire.quality.match;

import io.silkwire.alert.match.engine.Incoming;
import io.silkwire.alert.query.QuerySyntaxException;
import io.silkwire.alert.subscription.SubscriptionQuery;
import io.silkwire.contracts.Subscription;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The percolator of OpenSearch, in a process of its own that is asked line by line (module {@code quality/percolator}). It counts
 * its processor time itself; that of the pipe and of writing JSON is left out, since a client has it on its side.
 */
final class PercolatorMatcher implements Matcher {
    private final Process process;
    private final BufferedWriter asked;
    private final BufferedReader answers;
    private final Path folder;
    private long nanos;

    private PercolatorMatcher(Process process, Path folder) {
        this.process = process;
        this.folder = folder;
        this.asked = process.outputWriter();
        this.answers = process.inputReader();
    }

    /** Starts it with these queries; {@code jar} is that of its module, with its libraries beside it. */
    static PercolatorMatcher of(Path jar, List<Subscription> subscriptions) throws IOException, QuerySyntaxException {
        if (!Files.isRegularFile(jar)) {
            throw new IOException(
                    jar + " is not there: build module quality/percolator (mvn -pl quality/percolator package)");
        }
        Path folder = Files.createTempDirectory("silkwire-percolator");
        PercolatorMatcher matcher = new PercolatorMatcher(start(jar, folder), folder);
        try {
            matcher.register(subscriptions);
            return matcher;
        } catch (IOException | QuerySyntaxException | RuntimeException e) {
            matcher.close();
            throw e;
        }
    }

    private static Process start(Path jar, Path folder) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx1500m",
                        "-XX:+UseSerialGC",
                        "-Dfile.encoding=UTF-8",
                        "-Dstdout.encoding=UTF-8",
                        "--enable-native-access=ALL-UNNAMED",
                        "-jar",
                        jar.toString(),
                        folder.resolve("node").toString())
                .redirectError(folder.resolve("log").toFile())
                .start();
    }

    private void register(List<Subscription> subscriptions) throws IOException, QuerySyntaxException {
        for (Subscription subscription : subscriptions) {
            String query = PercolatorQueries.of(SubscriptionQuery.of(subscription));
            say("query " + subscription.id().value() + " " + query);
        }
        say("ready");
        String answer = answer();
        if (!answer.equals("ready")) {
            throw new IOException("expected the percolator to be ready, it said: " + answer);
        }
    }

    private void say(String line) throws IOException {
        try {
            asked.write(line);
            asked.newLine();
        } catch (IOException e) {
            throw new IOException("the percolator ended: " + log(), e);
        }
    }

    private String answer() throws IOException {
        asked.flush();
        String line = answers.readLine();
        if (line == null) {
            throw new IOException("the percolator ended: " + log());
        }
        return line;
    }

    /** The end of what it logged. */
    private String log() throws IOException {
        List<String> lines = Files.readAllLines(folder.resolve("log"));
        return String.join("\n", lines.subList(Math.max(0, lines.size() - 20), lines.size()));
    }

    @Override
    public String name() {
        return "OpenSearch percolator (for Elasticsearch's)";
    }

    @Override
    public Set<String> matching(Incoming incoming) throws IOException {
        say("document " + PercolatorQueries.document(incoming));
        List<String> parts = List.of(answer().split(" "));
        nanos += Long.parseLong(parts.getFirst());
        return Set.copyOf(parts.subList(1, parts.size()));
    }

    @Override
    public Duration processorTime() {
        return Duration.ofNanos(nanos);
    }

    @Override
    public void close() throws IOException {
        try (asked) {
            // Its input ends, and so does it.
        } catch (IOException e) {
            process.destroy();
        }
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path one : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(one);
            }
        }
    }
}
