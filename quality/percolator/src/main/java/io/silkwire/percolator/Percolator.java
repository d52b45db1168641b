package io.silkwire.percolator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.lucene.search.TotalHits;
import org.opensearch.action.bulk.BulkRequestBuilder;
import org.opensearch.action.bulk.BulkResponse;
import org.opensearch.action.index.IndexRequest;
import org.opensearch.action.search.SearchResponse;
import org.opensearch.common.settings.Settings;
import org.opensearch.common.xcontent.XContentType;
import org.opensearch.core.common.bytes.BytesArray;
import org.opensearch.index.query.QueryBuilders;
import org.opensearch.node.NodeValidationException;
import org.opensearch.percolator.PercolateQueryBuilder;
import org.opensearch.search.SearchHit;
import org.opensearch.transport.client.Client;

/**
 * Queries of an index → those that fit a document, by the {@code percolate} query of a whole OpenSearch node in this process: its
 * mapper takes terms out of each query when it is stored, candidates are found by those, and each is verified on an index in
 * memory. One shard in one segment, in filter context (no scores), all hits asked for: what its manual advises for speed.
 */
final class Percolator implements AutoCloseable {
    private static final String INDEX = "queries";
    private static final int CHUNK = 1_000;
    /** Its limit of hits is 10 000 by itself, and what is beyond would be lost without a word. */
    private static final int MOST = 1_000_000;

    private static final String MAPPING = """
            {"dynamic": "strict", "properties": {
              "query": {"type": "percolator"},
              "text": {"type": "text", "analyzer": "stems"},
              "title": {"type": "text", "analyzer": "stems"},
              "body": {"type": "text", "analyzer": "stems"},
              "topic": {"type": "keyword"},
              "country": {"type": "keyword"},
              "source": {"type": "keyword"},
              "kind": {"type": "keyword"},
              "language": {"type": "keyword"},
              "changed": {"type": "keyword"},
              "official": {"type": "keyword"}}}""";

    private final LocalNode node;
    private final Client client;
    private final List<IndexRequest> waiting = new ArrayList<>();

    private Percolator(LocalNode node) {
        this.node = node;
        this.client = node.client();
    }

    /** Starts a node whose files are in this folder, and makes the index. */
    static Percolator start(Path folder) throws IOException {
        LocalNode node = new LocalNode(folder);
        try {
            node.start();
        } catch (NodeValidationException e) {
            node.close();
            throw new IOException("OpenSearch does not start in " + folder, e);
        }
        Percolator percolator = new Percolator(node);
        percolator.makeIndex();
        return percolator;
    }

    private void makeIndex() {
        client.admin()
                .indices()
                .prepareCreate(INDEX)
                .setSettings(Settings.builder()
                        .put("index.number_of_shards", 1)
                        .put("index.number_of_replicas", 0)
                        .put("index.refresh_interval", "-1")
                        .put("index.max_result_window", MOST)
                        .put("index.analysis.analyzer.stems.type", Stems.NAME))
                .setMapping(MAPPING)
                .get();
    }

    /** Keeps a query, in the JSON of OpenSearch. */
    void add(String id, String query) {
        waiting.add(new IndexRequest(INDEX).id(id).source("{\"query\":" + query + "}", XContentType.JSON));
        if (waiting.size() == CHUNK) {
            write();
        }
    }

    /** From here on queries that were added are found. */
    void ready() {
        write();
        client.admin()
                .indices()
                .prepareForceMerge(INDEX)
                .setMaxNumSegments(1)
                .setFlush(true)
                .get();
        client.admin().indices().prepareRefresh(INDEX).get();
    }

    private void write() {
        if (waiting.isEmpty()) {
            return;
        }
        BulkRequestBuilder bulk = client.prepareBulk();
        waiting.forEach(bulk::add);
        waiting.clear();
        BulkResponse response = bulk.get();
        if (response.hasFailures()) {
            throw new IllegalArgumentException(response.buildFailureMessage());
        }
    }

    /** The ids of all queries that fit a document, which is given as JSON. */
    List<String> fitting(String document) {
        SearchResponse response = client.prepareSearch(INDEX)
                .setQuery(QueryBuilders.constantScoreQuery(new PercolateQueryBuilder(
                        "query", new BytesArray(document.getBytes(StandardCharsets.UTF_8)), XContentType.JSON)))
                .setSize(MOST)
                .setFetchSource(false)
                .setTrackTotalHits(true)
                .get();
        SearchHit[] hits = response.getHits().getHits();
        TotalHits total = response.getHits().getTotalHits();
        if (response.getFailedShards() > 0 || total == null || total.value() != hits.length) {
            throw new IllegalStateException("not all hits came: " + response);
        }
        return Arrays.stream(hits).map(SearchHit::getId).toList();
    }

    @Override
    public void close() {
        try {
            node.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
