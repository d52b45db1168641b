package io.silkwire.percolator;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.opensearch.Version;
import org.opensearch.common.settings.Settings;
import org.opensearch.node.InternalSettingsPreparer;
import org.opensearch.node.Node;
import org.opensearch.percolator.PercolatorModulePlugin;
import org.opensearch.plugins.Plugin;
import org.opensearch.plugins.PluginInfo;
import org.opensearch.transport.Netty4ModulePlugin;

/** A whole OpenSearch on this machine, reached by nobody but this process; its parts come from the class path. */
final class LocalNode extends Node {
    LocalNode(Path folder) {
        super(
                InternalSettingsPreparer.prepareEnvironment(settings(folder), Map.of(), folder, () -> "percolator"),
                Stream.of(PercolatorModulePlugin.class, Netty4ModulePlugin.class, Stems.class)
                        .map(LocalNode::info)
                        .toList(),
                false);
    }

    private static Settings settings(Path folder) {
        return Settings.builder()
                .put("path.home", folder.toString())
                .put("cluster.name", "percolator")
                .put("discovery.type", "single-node")
                // A node cannot be without them: both listen on this machine only, where the system finds a port free.
                .put("network.host", "127.0.0.1")
                .put("transport.type", Netty4ModulePlugin.NETTY_TRANSPORT_NAME)
                .put("transport.port", "0")
                .put("http.type", Netty4ModulePlugin.NETTY_HTTP_TRANSPORT_NAME)
                .put("http.port", "0")
                .put("cluster.routing.allocation.disk.threshold_enabled", false)
                .build();
    }

    private static PluginInfo info(Class<? extends Plugin> type) {
        return new PluginInfo(
                type.getSimpleName(),
                "from the class path",
                Version.CURRENT.toString(),
                Version.CURRENT,
                "21",
                type.getName(),
                type.getSimpleName(),
                List.of(),
                false);
    }
}
