package io.silkwire.enrich.index;

import io.silkwire.contracts.ArchiveRecord;
import io.silkwire.contracts.Change;
import io.silkwire.contracts.ContentHash;
import io.silkwire.contracts.EnrichedStatement;
import io.silkwire.contracts.EntityMention;
import io.silkwire.contracts.Evidence;
import io.silkwire.contracts.LanguagePassage;
import io.silkwire.contracts.PageDetails;
import io.silkwire.contracts.PublicationDate;
import io.silkwire.contracts.SourceId;
import io.silkwire.contracts.Statement;
import io.silkwire.contracts.StatementId;
import io.silkwire.contracts.Tag;
import io.silkwire.contracts.TopicId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Enriched statements that differ by number, revision and generation, and by nothing else. */
final class EnrichedSamples {
    static final Instant FETCHED = Instant.parse("2026-11-20T08:15:30Z");

    private EnrichedSamples() {}

    static StatementId id(int number) {
        return StatementId.ofCanonicalUrl("https://press.example/statements/" + number);
    }

    static EnrichedStatement of(int number, int revision, long generation) {
        return of(number, revision, generation, "Regional water talks continue in wording " + revision + ".");
    }

    static EnrichedStatement of(int number, int revision, long generation, String body) {
        return of(number, revision, generation, body, "https://press.example/statements/" + number, "2026-11");
    }

    static EnrichedStatement of(
            int number, int revision, long generation, String body, @Nullable String url, String published) {
        String title = "Statement " + number + " on water";
        Statement statement = new Statement(
                id(number),
                revision,
                new SourceId("press-example"),
                url,
                null,
                title,
                body,
                "en",
                "Press Service",
                "UZ",
                "communique",
                new PublicationDate(published),
                null,
                ContentHash.of(title, List.of(body)),
                FETCHED,
                new PageDetails(
                        List.of("Press Service"),
                        List.of(new PageDetails.Alternate("ru", "https://press.example/ru/" + number)),
                        "https://press.example/lead.jpg",
                        List.of(new PageDetails.Attachment("https://press.example/a.pdf", "Annex", "application/pdf")),
                        List.of("noarchive")),
                new ArchiveRecord("a.warc.gz", 7, "urn:uuid:00000000-0000-4000-8000-000000000000", "sha256:00"),
                new Change(
                        Change.Kind.EDITED,
                        true,
                        List.of("body"),
                        List.of(new Change.Line(Change.Op.ADDED, "A sentence that came.")),
                        "https://press.example/before"));
        Evidence span = new Evidence(
                Evidence.Field.TITLE, title.length() - 5, title.length(), "water", "water", "lemma:en", 3.0);
        Tag tag = new Tag(new TopicId("water"), 12.5, 10, 0.6, generation, List.of(span));
        EnrichedStatement.Stems stems = new EnrichedStatement.Stems(
                "statement " + number + " on water|1|2|3|4|5|6|7", "region water talk|1|2|3|4|5|6|7");
        return new EnrichedStatement(
                statement,
                "en",
                List.of(tag),
                stems,
                generation,
                List.of(new LanguagePassage(0, 8, "en"), new LanguagePassage(10, 14, "ru")),
                List.of(
                        mention("KZ", EntityMention.Kind.COUNTRY, "Kazakhstan", 0.9),
                        mention("GE", EntityMention.Kind.COUNTRY, "Georgia", 0.3),
                        mention("KZ", EntityMention.Kind.COUNTRY, "Kazakh", 0.9),
                        mention("sco", EntityMention.Kind.BODY, "SCO", 0.95),
                        mention("S/RES/1373", EntityMention.Kind.DOCUMENT, "resolution 1373", 0.8)));
    }

    private static EntityMention mention(String entity, EntityMention.Kind kind, String text, double confidence) {
        return new EntityMention(entity, kind, Evidence.Field.BODY, 0, text.length(), text, confidence);
    }
}
