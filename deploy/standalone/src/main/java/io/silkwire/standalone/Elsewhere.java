package io.silkwire.standalone;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The system a command works on: the one that runs on the data directory, or one that is named. */
final class Elsewhere {
    @Option(
            names = "--bootstrap-servers",
            paramLabel = "HOST:PORT",
            description = "Kafka of another system than the one on this data directory.",
            scope = ScopeType.INHERIT)
    private @Nullable String bootstrapServers;

    @Option(
            names = "--elasticsearch",
            paramLabel = "URL",
            description = "With --bootstrap-servers: the Elasticsearch of that system.",
            scope = ScopeType.INHERIT)
    private @Nullable String elasticsearch;

    @Mixin
    private Installation installation = new Installation();

    /** The addresses of Kafka and Elasticsearch. */
    Addresses addresses() {
        String servers = bootstrapServers;
        String url = elasticsearch;
        if ((servers == null) != (url == null)) {
            throw new Problem("name both --bootstrap-servers and --elasticsearch, or neither for the system on "
                    + installation.data());
        }
        return servers == null || url == null ? installation.running() : new Addresses("", servers, url);
    }
}
