package io.silkwire.wire;

import io.silkwire.contracts.KafkaTopics;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.TopicExistsException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes sure at start that the Kafka topics are there as {@link KafkaTopics} has them: a missing one is created, an existing one
 * is checked and left alone. Several services may do so at once.
 */
public final class TopicProvisioner {
    private static final Logger LOG = LoggerFactory.getLogger(TopicProvisioner.class);
    private static final int PATIENCE_SECONDS = 60;

    private TopicProvisioner() {}

    /**
     * Creates what is missing and checks the rest.
     *
     * @throws IllegalStateException where no broker answers, or a topic has another number of partitions or another cleanup
     *     policy than the services rely on; it says which and what to do
     */
    public static void provision(KafkaConnection connection, List<KafkaTopics> topics) {
        try (Admin admin = Admin.create(connection.admin())) {
            Set<String> existing = get(admin.listTopics().names(), "list Kafka topics", connection);
            List<KafkaTopics> missing = topics.stream()
                    .filter(topic -> !existing.contains(topic.name()))
                    .toList();
            create(admin, missing, connection);
            check(
                    admin,
                    topics.stream()
                            .filter(topic -> existing.contains(topic.name()))
                            .toList(),
                    connection);
        }
    }

    private static void create(Admin admin, List<KafkaTopics> topics, KafkaConnection connection) {
        for (KafkaTopics topic : topics) {
            // The broker's default replication factor holds: one on a laptop, what operations set on a cluster.
            NewTopic wanted = new NewTopic(topic.name(), Optional.of(topic.partitions()), Optional.empty())
                    .configs(topic.config());
            try {
                get(admin.createTopics(List.of(wanted)).all(), "create Kafka topic " + topic.name(), connection);
                LOG.atInfo().addKeyValue("kafkaTopic", topic.name()).log("Kafka topic created");
            } catch (TopicExistsException e) {
                // Another service was faster; what it made is the same.
                LOG.atDebug().addKeyValue("kafkaTopic", topic.name()).log("Kafka topic is there already");
            }
        }
    }

    private static void check(Admin admin, List<KafkaTopics> topics, KafkaConnection connection) {
        Collection<String> names = topics.stream().map(KafkaTopics::name).toList();
        Map<String, TopicDescription> found =
                get(admin.describeTopics(names).allTopicNames(), "describe Kafka topics", connection);
        Map<ConfigResource, Config> configs = get(
                admin.describeConfigs(
                                names.stream().map(TopicProvisioner::resource).toList())
                        .all(),
                "read the configuration of Kafka topics",
                connection);
        List<String> problems = new ArrayList<>();
        for (KafkaTopics topic : topics) {
            checkPartitions(topic, found.get(topic.name()), problems);
            checkCleanup(topic, configs.get(resource(topic.name())), problems);
        }
        if (!problems.isEmpty()) {
            throw new IllegalStateException(String.join("; ", problems));
        }
    }

    private static void checkPartitions(KafkaTopics topic, @Nullable TopicDescription found, List<String> problems) {
        int partitions = found == null ? 0 : found.partitions().size();
        // More partitions are an operator's choice; a table that is ordered by its single partition is not.
        boolean fits = topic.partitions() == 1 ? partitions == 1 : partitions >= topic.partitions();
        if (!fits) {
            problems.add("Kafka topic " + topic.name() + " has " + partitions + " partitions, expected "
                    + topic.partitions() + ": create it anew with that number, or delete it to have it created");
        }
    }

    private static void checkCleanup(KafkaTopics topic, @Nullable Config found, List<String> problems) {
        ConfigEntry entry = found == null ? null : found.get("cleanup.policy");
        String wanted = topic.config().get("cleanup.policy");
        if (entry != null && wanted != null && !sameWords(entry.value(), wanted)) {
            problems.add("Kafka topic " + topic.name() + " has cleanup.policy=" + entry.value() + ", expected " + wanted
                    + ": kafka-configs --alter --topic " + topic.name() + " --add-config cleanup.policy=[" + wanted
                    + "]");
        }
    }

    private static boolean sameWords(@Nullable String one, String other) {
        return one != null && Set.of(one.split(",")).equals(Set.of(other.split(",")));
    }

    private static ConfigResource resource(String name) {
        return new ConfigResource(ConfigResource.Type.TOPIC, name);
    }

    private static <T> T get(Future<T> future, String what, KafkaConnection connection) {
        try {
            return future.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof TopicExistsException exists) {
                throw exists;
            }
            throw new IllegalStateException("cannot " + what + " at " + connection.bootstrapServers(), e.getCause());
        } catch (TimeoutException e) {
            throw new IllegalStateException(
                    "cannot " + what + ": no answer from " + connection.bootstrapServers() + " within "
                            + PATIENCE_SECONDS + " s; is the broker up, and is kafka.bootstrap.servers right?",
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting to " + what, e);
        }
    }
}
