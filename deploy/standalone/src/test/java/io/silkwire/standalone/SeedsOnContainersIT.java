package io.silkwire.standalone;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.condition.EnabledIf;

/** The same on Kafka and Elasticsearch in containers: {@code ./silkwire test --containers}. */
@EnabledIf(
        value = "wanted",
        disabledReason = "containers are not asked for (./silkwire test --containers), or no Docker engine answers")
class SeedsOnContainersIT extends SeedsEndToEnd {
    private ContainerServers servers = ContainerServers.none();

    @SuppressWarnings("UnusedMethod") // named in EnabledIf
    static boolean wanted() {
        return Boolean.getBoolean("silkwire.test.containers")
                && ContainerServers.whyNot().isEmpty();
    }

    @Override
    RunningSilkwire start(Path data) {
        servers = ContainerServers.start();
        return RunningSilkwire.up(
                data,
                "--allow-private-webhooks",
                "--bootstrap-servers",
                servers.bootstrapServers(),
                "--elasticsearch",
                servers.elasticsearchUrl());
    }

    @AfterAll
    void stopServers() {
        servers.close();
    }
}
