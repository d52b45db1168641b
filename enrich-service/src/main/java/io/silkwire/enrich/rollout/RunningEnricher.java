package io.silkwire.enrich.rollout;

import io.silkwire.contracts.JsonCodec;
import io.silkwire.contracts.UnreadableRecordException;
import io.silkwire.enrich.definition.RunningTopics;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** An enricher that runs, asked over HTTP what it has in force. */
public final class RunningEnricher implements AutoCloseable {
    private static final Duration ANSWER = Duration.ofSeconds(10);
    private static final Duration ASK_EVERY = Duration.ofMillis(50);

    private final URI topics;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

    /** @param base its address without a path, such as {@code http://127.0.0.1:8080} */
    public RunningEnricher(URI base) {
        this.topics = base.resolve("/api/v1/topics");
    }

    /**
     * What it has in force.
     *
     * @throws IllegalStateException where it does not answer
     */
    public RunningTopics topics() {
        try {
            HttpResponse<byte[]> answer = http.send(
                    HttpRequest.newBuilder(topics).timeout(ANSWER).build(), HttpResponse.BodyHandlers.ofByteArray());
            if (answer.statusCode() != 200) {
                throw new IllegalStateException(topics + " answers " + answer.statusCode()
                        + "; expected an enricher there (--enricher names another)");
            }
            return JsonCodec.read(answer.body(), RunningTopics.class);
        } catch (UnreadableRecordException e) {
            throw new IllegalStateException(topics + " does not answer as an enricher does", e);
        } catch (IOException e) {
            throw new IllegalStateException(
                    "no enricher answers at " + topics + "; start it, or name another with --enricher", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while asking " + topics, e);
        }
    }

    /**
     * Waits until a generation of at least this is in force.
     *
     * @throws IllegalStateException where that takes longer
     */
    RunningTopics awaitGeneration(long wanted, Duration patience) {
        long deadline = System.nanoTime() + patience.toNanos();
        RunningTopics now = topics();
        while (now.generation() < wanted) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("generation " + wanted + " is written, but " + topics + " has still "
                        + now.generation() + " in force after " + patience.toSeconds()
                        + " s; its log tells why, and its health whether it follows Kafka");
            }
            pause();
            now = topics();
        }
        return now;
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(ASK_EVERY.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while topic definitions come into force", e);
        }
    }

    @Override
    public void close() {
        http.close();
    }

    @Override
    public String toString() {
        return topics.toString();
    }
}
