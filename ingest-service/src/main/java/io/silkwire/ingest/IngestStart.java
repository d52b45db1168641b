package io.silkwire.ingest;

import io.micronaut.context.event.ApplicationEventListener;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.runtime.server.event.ServerStartupEvent;
import io.silkwire.contracts.KafkaTopics;
import io.silkwire.ingest.report.ReplayListener;
import io.silkwire.ingest.report.ReplayReport;
import io.silkwire.wire.KafkaConnection;
import io.silkwire.wire.TopicProvisioner;
import jakarta.annotation.PreDestroy;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the service does once its server is up, in the background: it makes sure that the Kafka topics are there, trying until a
 * broker answers, and then replays the configured corpus once, without delivery. What is in Kafka already is found unchanged, so
 * a restart costs one reading of the files.
 */
final class IngestStart implements ApplicationEventListener<ServerStartupEvent> {
    private static final Logger LOG = LoggerFactory.getLogger(IngestStart.class);
    private static final Duration RETRY = Duration.ofSeconds(5);

    private final KafkaConnection connection;
    private final CorpusReplay replay;
    private final String replayDirectory;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private volatile String waitingFor = "the start of the server";

    /** @param replayDirectory a corpus that is replayed once, or null or empty for none */
    IngestStart(KafkaConnection connection, CorpusReplay replay, @Nullable String replayDirectory) {
        this.connection = connection;
        this.replay = replay;
        this.replayDirectory = replayDirectory == null ? "" : replayDirectory;
    }

    @Override
    public void onApplicationEvent(ServerStartupEvent event) {
        Thread.ofPlatform().daemon().name("ingest-start").start(this::run);
    }

    /** What keeps the service from being ready; empty where nothing does. */
    String waitingFor() {
        return waitingFor;
    }

    @PreDestroy
    void stop() {
        stopped.countDown();
    }

    private void run() {
        try {
            while (!provision()) {
                if (stopped.await(RETRY.toMillis(), TimeUnit.MILLISECONDS)) {
                    return;
                }
            }
            if (!replayDirectory.isBlank()) {
                replay(Path.of(replayDirectory));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean provision() {
        try {
            TopicProvisioner.provision(connection, KafkaTopics.all());
            waitingFor = "";
            return true;
        } catch (IllegalStateException e) {
            waitingFor = String.valueOf(e.getMessage());
            LOG.atWarn().setCause(e).log("Kafka topics are not there yet, trying again");
            return false;
        }
    }

    private void replay(Path directory) {
        try {
            ReplayReport report = replay.run(directory, false, ReplayListener.SILENT);
            report.refusals()
                    .forEach(refusal -> LOG.atWarn()
                            .addKeyValue("file", refusal.where())
                            .addKeyValue("reason", refusal.reason().label())
                            .addKeyValue("remedy", refusal.remedy())
                            .log(refusal.message()));
            report.openSums()
                    .forEach(sum -> LOG.atWarn().addKeyValue("sum", sum).log("Replay does not close"));
        } catch (IOException | ReplayStoppedException e) {
            LOG.atError().addKeyValue("directory", directory).setCause(e).log("Replay at start failed");
        }
    }
}
