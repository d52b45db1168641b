package io.silkwire.standalone;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.elasticsearch.ElasticsearchContainer;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.lifecycle.Startables;
import org.testcontainers.utility.DockerImageName;

/**
 * Kafka and Elasticsearch in containers of the local Docker engine, empty at start and gone at close. Images are the official
 * ones, unless the system properties {@code silkwire.image.kafka} and {@code silkwire.image.elasticsearch} name others, such as
 * the substitutes that {@code deploy/images} builds where no registry is reached.
 */
final class ContainerServers implements AutoCloseable {
    private static final DockerImageName KAFKA = DockerImageName.parse("apache/kafka:4.3.1");
    private static final DockerImageName ELASTICSEARCH =
            DockerImageName.parse("docker.elastic.co/elasticsearch/elasticsearch:8.19.21");

    /** Two busy cores, and an image that is unpacked for the first time. */
    private static final Duration START = Duration.ofMinutes(3);

    private static final int ELASTICSEARCH_PORT = 9200;

    private final List<GenericContainer<?>> containers;
    private final String bootstrapServers;
    private final String elasticsearchUrl;

    private ContainerServers(List<GenericContainer<?>> containers, String bootstrapServers, String elasticsearchUrl) {
        this.containers = containers;
        this.bootstrapServers = bootstrapServers;
        this.elasticsearchUrl = elasticsearchUrl;
    }

    /** Why no container can be started here, in words for a report; empty where an engine answers. */
    static Optional<String> whyNot() {
        try {
            if (DockerClientFactory.instance().isDockerAvailable()) {
                return Optional.empty();
            }
        } catch (RuntimeException e) {
            // It also throws when its own cleaning container (Ryuk, which the build switches off) cannot be had.
            return Optional.of("the Docker engine does not start containers for Testcontainers: " + e.getMessage());
        }
        return Optional.of("no Docker engine answers here (DOCKER_HOST, or /var/run/docker.sock): "
                + "start one; deploy/images/README.md tells how, and how to get images without a registry");
    }

    /** Nothing was started: the value before {@link #start()}. */
    static ContainerServers none() {
        return new ContainerServers(List.of(), "", "");
    }

    /** Starts both at once and returns when both take requests (10 s to 60 s, more where images are downloaded first). */
    static ContainerServers start() {
        KafkaContainer kafka = kafka();
        ElasticsearchContainer elasticsearch = elasticsearch();
        ContainerServers stopper = new ContainerServers(List.of(kafka, elasticsearch), "", "");
        try {
            Startables.deepStart(kafka, elasticsearch).join();
        } catch (RuntimeException e) {
            stopper.close();
            throw e;
        }
        return new ContainerServers(
                stopper.containers, kafka.getBootstrapServers(), "http://" + elasticsearch.getHttpHostAddress());
    }

    /** What clients on this machine take as {@code bootstrap.servers}. */
    String bootstrapServers() {
        return bootstrapServers;
    }

    /** Where this machine reaches Elasticsearch, without a slash at the end. */
    String elasticsearchUrl() {
        return elasticsearchUrl;
    }

    @Override
    public void close() {
        containers.forEach(GenericContainer::stop);
    }

    /** The settings of {@code deploy/compose/compose.yaml}: Kafka topics are created by the services or not at all. */
    private static KafkaContainer kafka() {
        return new KafkaContainer(image("silkwire.image.kafka", KAFKA))
                .withEnv(Map.of(
                        "KAFKA_AUTO_CREATE_TOPICS_ENABLE", "false",
                        "KAFKA_TRANSACTION_STATE_LOG_NUM_PARTITIONS", "4",
                        "KAFKA_SHARE_COORDINATOR_STATE_TOPIC_REPLICATION_FACTOR", "1",
                        "KAFKA_SHARE_COORDINATOR_STATE_TOPIC_MIN_ISR", "1",
                        "KAFKA_HEAP_OPTS", "-Xms256m -Xmx512m"))
                .withStartupTimeout(START);
    }

    private static ElasticsearchContainer elasticsearch() {
        return new ElasticsearchContainer(image("silkwire.image.elasticsearch", ELASTICSEARCH))
                .withEnv(Map.of(
                        "xpack.security.enabled", "false",
                        "action.auto_create_index", "-statements*,+*",
                        "cluster.routing.allocation.disk.threshold_enabled", "false",
                        // Testcontainers asks for 2 GiB, and a test is over before the second compiler pays.
                        "ES_JAVA_OPTS", "-Xms512m -Xmx512m -XX:TieredStopAtLevel=1 -XX:-UseG1GC -XX:+UseSerialGC",
                        "CLI_JAVA_OPTS", "-XX:TieredStopAtLevel=1"))
                // There is no certificate to be fetched without security.
                .withCertPath("")
                .waitingFor(Wait.forHttp("/_cluster/health?wait_for_status=yellow&timeout=1s")
                        .forPort(ELASTICSEARCH_PORT)
                        .forStatusCode(200)
                        .withStartupTimeout(START));
    }

    private static DockerImageName image(String property, DockerImageName official) {
        String name = System.getProperty(property, "");
        return name.isBlank() ? official : DockerImageName.parse(name).asCompatibleSubstituteFor(official);
    }
}
