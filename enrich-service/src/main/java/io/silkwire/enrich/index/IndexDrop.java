package io.silkwire.enrich.index;

import java.io.IOException;
import java.util.Map;
import java.util.Set;
import org.elasticsearch.client.RestClient;

/** Lists the indices of statements, and removes one that a rebuild has replaced. */
public final class IndexDrop {
    private final ElasticsearchConnection elasticsearch;
    private final IndexSettings settings;

    /** For the indices that these settings name. */
    public IndexDrop(ElasticsearchConnection elasticsearch, IndexSettings settings) {
        this.elasticsearch = elasticsearch;
        this.settings = settings;
    }

    /** The indices there are, with the aliases that lead to each. */
    public Map<String, Set<String>> indices() throws IOException {
        try (RestClient client = elasticsearch.open(IndexCatalogue.PATIENCE)) {
            return new IndexCatalogue(client, settings).indices();
        }
    }

    /**
     * Removes it.
     *
     * @throws IllegalArgumentException where it is none of ours, or is read or written
     */
    public void drop(String index) throws IOException {
        try (RestClient client = elasticsearch.open(IndexCatalogue.PATIENCE)) {
            IndexCatalogue catalogue = new IndexCatalogue(client, settings);
            Map<String, Set<String>> indices = catalogue.indices();
            Set<String> aliases = indices.get(index);
            if (aliases == null) {
                throw new IllegalArgumentException(
                        "no index '" + index + "' of statements; there are " + String.join(", ", indices.keySet()));
            }
            if (aliases.contains(settings.alias()) || aliases.contains(settings.writeAlias())) {
                throw new IllegalArgumentException("index " + index + " is in use (" + String.join(", ", aliases)
                        + "): only one that a rebuild replaced can be dropped");
            }
            catalogue.delete(index);
        }
    }
}
