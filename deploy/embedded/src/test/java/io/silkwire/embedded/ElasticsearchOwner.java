package io.silkwire.embedded;

import java.nio.file.Path;
import java.time.Duration;

/** A program of its own that starts Elasticsearch, prints "ready" and waits to be killed. */
final class ElasticsearchOwner {
    private ElasticsearchOwner() {}

    /** Arguments: home, data directory, HTTP port, transport port. */
    public static void main(String[] args) throws InterruptedException {
        ElasticsearchProcess process = ElasticsearchProcess.start(ElasticsearchProcess.Settings.of(
                Path.of(args[0]), Path.of(args[1]), Integer.parseInt(args[2]), Integer.parseInt(args[3])));
        process.awaitReady(Duration.ofMinutes(2));
        System.out.println(OwnerProcess.READY);
        Thread.currentThread().join();
    }
}
