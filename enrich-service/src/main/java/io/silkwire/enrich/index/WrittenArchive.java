package io.silkwire.enrich.index;

import io.silkwire.contracts.EnrichedStatement;
import io.silkwire.contracts.Lane;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.apache.http.util.EntityUtils;
import org.elasticsearch.client.Request;
import org.elasticsearch.client.RestClient;

/** Fills the index of statements with written ones of some 300 words over a year, for measurements of what reads it. */
public final class WrittenArchive {
    private static final int BULK_DOCUMENTS = 1_000;

    private final WrittenStatements statements;
    private final ElasticsearchConnection elasticsearch;
    private final Clock clock;

    /** On this server, which has no index of statements yet. */
    public WrittenArchive(String elasticsearch, Clock clock) {
        this.elasticsearch = new ElasticsearchConnection(elasticsearch, null, null, null);
        this.statements = new WrittenStatements(42, clock);
        this.clock = clock;
    }

    /** Writes so many, and makes them visible. */
    public void fill(int count) throws IOException {
        IndexSettings settings = IndexSettings.standard();
        try (RestClient client = elasticsearch.open(settings.requestTimeout())) {
            new ElasticsearchIndex(client, settings, View.STATEMENTS).prepare();
            ElasticsearchCalls calls = new ElasticsearchCalls(client, settings);
            for (int done = 0; done < count; done += BULK_DOCUMENTS) {
                List<BulkLine> lines = new ArrayList<>();
                for (int n = done; n < Math.min(count, done + BULK_DOCUMENTS); n++) {
                    lines.add(line(statements.next(n)));
                }
                calls.write(lines);
            }
            EntityUtils.consume(client.performRequest(new Request("POST", "/" + settings.alias() + "/_refresh"))
                    .getEntity());
        }
    }

    /** One of its words, frequent ones more often. */
    public String word() {
        return statements.frequentWord();
    }

    private BulkLine line(EnrichedStatement enriched) {
        String id = enriched.statement().id().value();
        return BulkLine.of(id, enriched.version(), ElasticsearchDocument.of(enriched, Lane.LIVE, clock.instant()))
                .with(StoryMarks.fields(StoryMark.alone(id)));
    }
}
