package io.silkwire.alert.query;

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
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Short statements in English, Russian, Kazakh and Persian with what trips a search up: capitals, hyphens, look-alikes, marks. */
public final class RandomStatements {
    /** Words as they stand in the texts. */
    static final List<String> WORDS = List.of(
            "water",
            "Waters",
            "supply",
            "supplies",
            "policy",
            "policies",
            "AI",
            "ai",
            "minister’s",
            "ministers",
            "terrorists",
            "terrorism",
            "counter-terrorism",
            "the",
            "of",
            "вода",
            "воды",
            "ВОДОЙ",
            "Bода",
            "Афганистан",
            "Афганистане",
            "Афганистаном",
            "терроризма",
            "Террористы",
            "министр",
            "министров",
            "и",
            "қауіпсіздік",
            "қауіпсіздіктің",
            "Қазақстанда",
            "Казакстан",
            "террористердің",
            "су",
            "суларды",
            "кітабы",
            "آب",
            "امنیت",
            "کتاب‌ها",
            "کتاب ها",
            "والأمن",
            "الأمن",
            "1267",
            "2,5",
            "水資源",
            "U.N.",
            "о'zbek",
            "ё".repeat(300),
            "naïve",
            "nai\u0308ve",
            "s\u00adoft");
    /** Words as they are looked for. */
    static final List<String> SOUGHT = List.of(
            "water",
            "supply",
            "policy",
            "ai",
            "minister",
            "terrorist",
            "terrorism",
            "counter-terrorism",
            "the",
            "вода",
            "водой",
            "Афганистан",
            "терроризм",
            "террорист",
            "министр",
            "қауіпсіздік",
            "Қазақстан",
            "су",
            "кітап",
            "آب",
            "امنیت",
            "کتاب",
            "الأمن",
            "1267",
            "水",
            "U.N.",
            "o'zbek",
            "ё".repeat(300),
            "naïve",
            "soft");

    static final List<String> BEGINNINGS = List.of(
            "wat", "supp", "Polic", "terror", "вод", "афган", "террор", "қауіп", "казак", "Қазақ", "кіт", "امن", "کتا",
            "126", "мин");
    static final List<String> TOPICS = List.of("water", "border", "trade");
    static final List<String> COUNTRIES = List.of("KZ", "UZ", "AF");
    static final List<String> SOURCES = List.of("uz-mfa", "kz-water", "wire");
    static final List<String> KINDS = List.of("communique", "note");
    static final List<String> LANGUAGES = List.of("en", "ru", "uz-Cyrl", "uz", "kk");
    static final List<String> RANGES = List.of("en", "ru", "uz-Cyrl", "uz", "kk", "fa");
    static final List<String> STORIES =
            Stream.of("a", "b").map(name -> StoryId.ofOldest(id(name)).value()).toList();
    static final List<String> DATE_RANGES = List.of(
            "2026",
            "2026-01",
            "2026-01-15",
            ">=2026-01",
            ">2026-01-15",
            "<2026-01-15",
            "<=2026-01-15",
            "2025..2026-01-15",
            "2026-01-15T10:00:00Z..");
    private static final List<String> DATES = List.of(
            "2025",
            "2026",
            "2026-01",
            "2026-01-15",
            "2026-01-15T10:00:00Z",
            "2026-01-15T23:59:59+05:00",
            "2026-01-16",
            "2026-02-01");

    private final Random random;

    /** The same for the same random numbers. */
    public RandomStatements(Random random) {
        this.random = random;
    }

    /** A statement and the story it stands in. */
    public record Told(EnrichedStatement enriched, @Nullable StoryId story) {}

    /** The source that is an official body. */
    public static final SourceId OFFICIAL = new SourceId("uz-mfa");

    /** A statement of this name. */
    public Told statement(String name) {
        return statement(name, text(1 + random.nextInt(6)), text(random.nextInt(40)));
    }

    private Told statement(String name, String title, String body) {
        Statement statement = new Statement(
                id(name),
                1 + random.nextInt(2),
                new SourceId(pick(SOURCES)),
                null,
                name,
                title,
                body,
                null,
                null,
                random.nextBoolean() ? pick(COUNTRIES) : null,
                random.nextBoolean() ? pick(KINDS) : null,
                random.nextInt(4) == 0 ? null : new PublicationDate(pick(DATES)),
                null,
                ContentHash.of(title, List.of(body)),
                Instant.parse("2026-11-22T12:00:00Z"),
                null,
                null,
                null);
        StoryId story = random.nextBoolean() ? new StoryId(pick(STORIES)) : null;
        return new Told(enriched(statement, pick(LANGUAGES)), story);
    }

    /** The same statement with other words. */
    public static Told reworded(Told told, String name, String title, String body) {
        Statement s = told.enriched().statement();
        Statement statement = new Statement(
                id(name),
                s.revision(),
                s.sourceId(),
                null,
                name,
                title,
                body,
                null,
                null,
                s.country(),
                s.kind(),
                s.publishedAt(),
                null,
                s.contentHash(),
                s.fetchedAt(),
                null,
                null,
                null);
        EnrichedStatement e = told.enriched();
        return new Told(
                new EnrichedStatement(statement, e.language(), e.tags(), stems(statement), 1, null, e.entities()),
                told.story());
    }

    static StatementId id(String name) {
        return StatementId.ofCorpusName(new SourceId("seeds"), name);
    }

    private EnrichedStatement enriched(Statement statement, String language) {
        Evidence first =
                new Evidence(Evidence.Field.TITLE, 0, 1, statement.title().substring(0, 1), "term", "lemma:en", 1);
        List<Tag> tags = TOPICS.stream()
                .filter(topic -> random.nextInt(3) == 0)
                .map(topic -> new Tag(new TopicId(topic), 2, 1, 0.7, 1, List.of(first)))
                .toList();
        List<EntityMention> mentions = COUNTRIES.stream()
                .filter(country -> random.nextInt(4) == 0)
                .map(country -> new EntityMention(
                        country,
                        EntityMention.Kind.COUNTRY,
                        Evidence.Field.TITLE,
                        0,
                        1,
                        first.text(),
                        random.nextInt(5) / 4.0))
                .toList();
        return new EnrichedStatement(statement, language, tags, stems(statement), 1, null, mentions);
    }

    private static EnrichedStatement.Stems stems(Statement statement) {
        return new EnrichedStatement.Stems(Stems.of(statement.title()), Stems.of(statement.body()));
    }

    private String text(int words) {
        List<String> text = new ArrayList<>();
        for (int n = 0; n < words; n++) {
            text.add(pick(WORDS) + pick(List.of("", "", "", "", ",", ".", "\n\n", " —")));
        }
        return String.join(" ", text);
    }

    private String pick(List<String> from) {
        return from.get(random.nextInt(from.size()));
    }
}
