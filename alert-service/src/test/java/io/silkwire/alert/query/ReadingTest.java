package io.silkwire.alert.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.silkwire.contracts.ContentHash;
import io.silkwire.contracts.EnrichedStatement;
import io.silkwire.contracts.EntityMention;
import io.silkwire.contracts.Evidence;
import io.silkwire.contracts.PublicationDate;
import io.silkwire.contracts.SourceId;
import io.silkwire.contracts.Statement;
import io.silkwire.contracts.StatementId;
import io.silkwire.contracts.StoryId;
import io.silkwire.contracts.Tag;
import io.silkwire.contracts.TopicId;
import io.silkwire.text.Stems;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReadingTest {
    private static final String TITLE = "AI and the waters of the Amu Darya";
    private static final String BODY =
            "The ministers discussed the water supply of the region. Терроризму — нет. Policies on ai "
                    + "follow. Supply lines need no water here, said the terrorists in Tashkent.";
    private static final StoryId STORY = StoryId.ofOldest(StatementId.ofCorpusName(new SourceId("uz-mfa"), "oldest"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "water minister",
                "\"water supply\"",
                "in:title water",
                "in:title(water OR nothing)",
                "in:title water supply",
                "in:body supply",
                "case:AI",
                "case:ai",
                "in:title case:AI",
                "in:body case:ai",
                "case:\"Amu Darya\"",
                "terror*",
                "террор*",
                "Policy*",
                "minister NEAR/3 water",
                "water NEAR/3 minister",
                "(river OR water) NEAR/1 supply",
                "\"water supply\" NEAR/3 region",
                "water NEAR/15 water",
                "score>=3 (water^2 river^5 \"water supply\"^1)",
                "score>=1 (water^2 supply^-1)",
                "score>=-1 (river^2 supply^-1)",
                "topic:water",
                "country:UZ",
                "country:AF",
                "source:uz-mfa",
                "kind:communique",
                "lang:en",
                "changed:true",
                "-changed:false",
                "official:true",
                "published:2026-03-01",
                "published:2026",
                "published:>=2026-03",
                "published:2026-01-01..2026-03-01",
                "NOT river"
            })
    void holds(String query) throws QuerySyntaxException {
        assertThat(reading().holds(QueryParser.parse(query))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "river",
                "\"supply water\"",
                "in:title supply",
                "in:title(water supply)",
                "in:body darya",
                "in:title case:ai",
                "in:body case:AI",
                "case:\"amu darya\"",
                "case:Water",
                "terrib*",
                "minister NEAR/2 water",
                "AI NEAR/10 minister",
                "water NEAR/14 water",
                "score>=4 (water^2 river^5 \"water supply\"^1)",
                "score>=2 (water^2 supply^-1)",
                "topic:drugs",
                "country:KZ",
                "source:kz-mfa",
                "kind:article",
                "lang:ru",
                "changed:false",
                "official:false",
                "published:<2026-03-01",
                "published:>2026-03-01",
                "published:2025",
                "NOT water"
            })
    void fails(String query) throws QuerySyntaxException {
        assertThat(reading().holds(QueryParser.parse(query))).isFalse();
    }

    @Test
    void aStoryIsTheOneThatTheStatementStandsIn() throws QuerySyntaxException {
        assertThat(reading().holds(QueryParser.parse("story:" + STORY))).isTrue();
        assertThat(reading().holds(QueryParser.parse("story:" + "0".repeat(32))))
                .isFalse();
    }

    @Test
    void anUndatedStatementWasNeverPublished() throws QuerySyntaxException {
        Reading undated = new Reading(enriched(null), null, false);
        assertThat(undated.holds(QueryParser.parse("published:>1900"))).isFalse();
        assertThat(undated.holds(QueryParser.parse("-published:>1900"))).isTrue();
    }

    private static Reading reading() {
        return new Reading(enriched(new PublicationDate("2026-03-01")), STORY, true);
    }

    private static EnrichedStatement enriched(@org.jspecify.annotations.Nullable PublicationDate published) {
        SourceId source = new SourceId("uz-mfa");
        Statement statement = new Statement(
                StatementId.ofCorpusName(source, "a"),
                2,
                source,
                null,
                "a",
                TITLE,
                BODY,
                null,
                null,
                "UZ",
                "communique",
                published,
                null,
                ContentHash.of(TITLE, List.of(BODY)),
                Instant.parse("2026-03-01T12:00:00Z"),
                null,
                null,
                null);
        Evidence evidence = new Evidence(Evidence.Field.TITLE, 0, 2, "AI", "ai", "lemma:en", 1);
        EntityMention afghanistan =
                new EntityMention("AF", EntityMention.Kind.COUNTRY, Evidence.Field.TITLE, 0, 2, "AI", 0.9);
        return new EnrichedStatement(
                statement,
                "en",
                List.of(new Tag(new TopicId("water"), 2, 1, 0.7, 1, List.of(evidence))),
                new EnrichedStatement.Stems(Stems.of(TITLE), Stems.of(BODY)),
                1,
                null,
                List.of(afghanistan));
    }
}
