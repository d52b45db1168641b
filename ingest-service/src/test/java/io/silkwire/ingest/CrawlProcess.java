package io.silkwire.ingest;

import io.silkwire.ingest.crawl.FeedDocuments;
import io.silkwire.wire.KafkaConnection;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;

/** A crawler in a process of its own, to be killed. */
final class CrawlProcess {
    private CrawlProcess() {}

    /** Crawls until the end: bootstrap servers, and the delay in milliseconds. */
    public static void main(String[] args) throws InterruptedException {
        var unused = CrawlGraph.start(
                KafkaConnection.to(args[0]),
                CrawlGraph.fetcher(),
                new FeedDocuments(),
                Duration.ofMillis(Long.parseLong(args[1])),
                Clock.systemUTC());
        new CountDownLatch(1).await();
    }

    static Process start(KafkaConnection kafka, Duration delay, Path log) throws IOException {
        File output = log.toFile();
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        CrawlProcess.class.getName(),
                        kafka.bootstrapServers(),
                        Long.toString(delay.toMillis()))
                .redirectErrorStream(true)
                .redirectOutput(output)
                .start();
    }
}
