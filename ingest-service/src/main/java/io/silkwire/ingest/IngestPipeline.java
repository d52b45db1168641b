package io.silkwire.ingest;

import io.silkwire.contracts.Reason;
import io.silkwire.contracts.SourceId;
import io.silkwire.contracts.StatementId;
import io.silkwire.contracts.UnreadableRecordException;
import io.silkwire.ingest.extraction.ExtractedText;
import io.silkwire.ingest.extraction.Extraction;
import io.silkwire.ingest.extraction.Extractor;
import io.silkwire.ingest.publication.Identification;
import io.silkwire.ingest.publication.Publication;
import io.silkwire.ingest.publication.StatementDraft;
import io.silkwire.ingest.publication.StatementPublisher;
import io.silkwire.ingest.refusal.Refusal;
import io.silkwire.ingest.replay.CorpusFile;
import io.silkwire.ingest.replay.FileReading;
import io.silkwire.ingest.report.FileOutcome;
import io.silkwire.ingest.report.FileOutcome.As;
import io.silkwire.ingest.report.FileOutcome.Published;
import io.silkwire.ingest.report.FileOutcome.Refused;
import io.silkwire.ingest.report.FileOutcome.Unchanged;
import java.util.HashMap;
import java.util.Map;

/**
 * The path of ingest: read → extract → identify → decide → publish. Wiring only; each step is a value in, a sealed outcome out,
 * and every file leaves it with exactly one {@link FileOutcome}. One pipeline serves one pass over one corpus, in one thread.
 */
final class IngestPipeline {
    private final SourceId sourceId;
    private final Extractor extractor = new Extractor();
    private final StatementPublisher publisher;
    private final boolean deliver;
    private final int maxStatementBytes;
    private final Map<StatementId, String> seen = new HashMap<>();

    /**
     * The path that ends at this publisher.
     *
     * @param deliver whether unchanged statements are published again for their alerts
     */
    IngestPipeline(SourceId sourceId, StatementPublisher publisher, boolean deliver, int maxStatementBytes) {
        this.sourceId = sourceId;
        this.publisher = publisher;
        this.deliver = deliver;
        this.maxStatementBytes = maxStatementBytes;
    }

    /** Takes one file along the path. */
    FileOutcome process(CorpusFile file) {
        return switch (file.read(maxStatementBytes)) {
            case FileReading.Refused refused -> new Refused(refused.refusal());
            case FileReading.Read read -> extract(file, read.bytes());
        };
    }

    private FileOutcome extract(CorpusFile file, byte[] bytes) {
        return switch (extractor.extract(file.name(), bytes)) {
            case Extraction.Refused refused -> new Refused(refused.refusal());
            case Extraction.Extracted extracted -> identify(file, extracted.text());
        };
    }

    private FileOutcome identify(CorpusFile file, ExtractedText text) {
        StatementDraft draft = Identification.identify(sourceId, file.name(), file.told(), text);
        String other = seen.putIfAbsent(draft.id(), file.name());
        return other == null ? decide(file, draft) : refusedAsTwin(file, other);
    }

    private FileOutcome decide(CorpusFile file, StatementDraft draft) {
        try {
            return publish(draft, Publication.decide(draft, publisher.remembered(draft)));
        } catch (UnreadableRecordException e) {
            return new Refused(Refusal.of(
                    file.name(),
                    Reason.UNREADABLE_RECORD,
                    String.valueOf(e.getMessage()),
                    "write a tombstone under that key if the statement may start again at revision 1"));
        }
    }

    private FileOutcome publish(StatementDraft draft, Publication decision) {
        return switch (decision) {
            case Publication.New unused -> published(draft, 1, As.NEW);
            case Publication.Edited edited -> published(draft, edited.revision(), As.EDITED);
            case Publication.Unchanged unchanged when deliver -> repeated(draft, unchanged.revision());
            case Publication.Unchanged unused -> new Unchanged(draft.id());
        };
    }

    private FileOutcome published(StatementDraft draft, int revision, As as) {
        publisher.publish(draft, revision);
        return new Published(draft.id(), revision, as);
    }

    private FileOutcome repeated(StatementDraft draft, int revision) {
        publisher.repeat(draft, revision);
        return new Published(draft.id(), revision, As.REPEATED);
    }

    /** Two files of one URL would make a new revision of each other at every replay. */
    private static FileOutcome refusedAsTwin(CorpusFile file, String other) {
        return new Refused(Refusal.of(
                file.name(),
                Reason.INVALID_DEFINITION,
                "has the same canonical URL as '" + other + "'",
                "keep one of the two files"));
    }
}
