package io.silkwire.embedded;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** Writes the configuration folder of one server anew before each start; what a person changes there does not last. */
final class ElasticsearchConfig {
    private ElasticsearchConfig() {}

    /** {@code elasticsearch.yml}, {@code jvm.options} and {@code log4j2.properties}. */
    static void write(ElasticsearchProcess.Settings settings, DataDirectory directory) throws IOException {
        Path config = directory.config();
        Files.writeString(config.resolve("elasticsearch.yml"), yaml(settings(settings, directory)));
        Files.writeString(config.resolve("jvm.options"), jvmOptions(settings.jvmOptions(), directory.marker()));
        Files.writeString(config.resolve("log4j2.properties"), resource("log4j2.properties"));
    }

    /** A text of this package in the jar. */
    static String resource(String name) throws IOException {
        try (InputStream in = ElasticsearchConfig.class.getResourceAsStream(name)) {
            return new String(
                    Objects.requireNonNull(in, name + " is missing in the jar").readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static String jvmOptions(List<String> own, String marker) throws IOException {
        return resource("jvm.options") + String.join("\n", own) + "\n-D" + marker + "=\n";
    }

    private static Map<String, String> settings(ElasticsearchProcess.Settings settings, DataDirectory directory) {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("cluster.name", ElasticsearchProcess.CLUSTER);
        all.put("node.name", ElasticsearchProcess.CLUSTER);
        all.put("discovery.type", "single-node");
        all.put("network.host", "127.0.0.1");
        all.put("http.port", Integer.toString(settings.httpPort()));
        all.put("transport.port", Integer.toString(settings.transportPort()));
        all.put("path.data", directory.data().toString());
        all.put("path.logs", directory.logs().toString());
        // Only this machine reaches it, and the minimal distribution holds no users.
        all.put("xpack.security.enabled", "false");
        // An index is made with its mapping or not at all.
        all.put("action.auto_create_index", "false");
        // In bytes, not per cent: a large disk that is nearly full must not turn the index read-only.
        all.put("cluster.routing.allocation.disk.watermark.low", "1gb");
        all.put("cluster.routing.allocation.disk.watermark.high", "750mb");
        all.put("cluster.routing.allocation.disk.watermark.flood_stage", ElasticsearchProcess.FLOOD_STAGE_MB + "mb");
        return all;
    }

    /** One flat key a line, each value in single quotes, where only the quote itself has a meaning. */
    private static String yaml(Map<String, String> settings) {
        return settings.entrySet().stream()
                .map(e -> e.getKey() + ": '" + e.getValue().replace("'", "''") + "'\n")
                .collect(Collectors.joining());
    }
}
