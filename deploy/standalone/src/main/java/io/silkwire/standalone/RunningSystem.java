package io.silkwire.standalone;

import io.silkwire.wire.KafkaConnection;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The running system that a command speaks to: the one on the data directory, or the one whose addresses are named. */
final class RunningSystem {
    @Mixin
    private Installation installation = new Installation();

    @Option(
            names = "--bootstrap-servers",
            paramLabel = "HOST:PORT",
            description = "Kafka of another system than the one on this data directory.")
    private @Nullable String bootstrapServers;

    @Option(
            names = "--enricher",
            paramLabel = "URL",
            description = "An enricher of that system, such as http://host:8082; may be given for each of several.")
    private List<URI> enrichers = List.of();

    KafkaConnection kafka() {
        String servers = bootstrapServers;
        return KafkaConnection.to(servers == null ? installation.running().kafka() : servers);
    }

    /** Those named, else the one of this data directory; none where only brokers are named. */
    List<URI> enrichers() {
        if (!enrichers.isEmpty() || bootstrapServers != null) {
            enrichers.forEach(RunningSystem::requireWeb);
            return enrichers;
        }
        return List.of(URI.create(installation.running().page()));
    }

    /** The definitions of this installation. */
    Path topics() {
        return installation.home().resolve("seeds").resolve("topics");
    }

    private static void requireWeb(URI enricher) {
        String scheme = String.valueOf(enricher.getScheme());
        if (!scheme.equals("http") && !scheme.equals("https")) {
            throw new Problem("--enricher " + enricher + " is no address of an enricher; expected http://host:port");
        }
    }
}
