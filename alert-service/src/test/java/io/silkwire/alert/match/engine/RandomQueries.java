package io.silkwire.alert.match.engine;

import io.silkwire.alert.query.DateRange;
import io.silkwire.alert.query.LanguageRange;
import io.silkwire.alert.query.Place;
import io.silkwire.alert.query.Query;
import io.silkwire.alert.query.Scope;
import io.silkwire.contracts.Change;
import io.silkwire.contracts.EnrichedStatement;
import io.silkwire.contracts.EntityMention;
import io.silkwire.contracts.Evidence;
import io.silkwire.contracts.PublicationDate;
import io.silkwire.contracts.SourceId;
import io.silkwire.contracts.Statement;
import io.silkwire.contracts.StoryId;
import io.silkwire.contracts.TopicId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Makes queries of every kind of clause, and statements that fit many of them: both of a few words. */
final class RandomQueries {
    private static final String[] WORDS = {
        "water",
        "waters",
        "Вода",
        "воды",
        "водный",
        "сила",
        "force",
        "State",
        "states",
        "market",
        "law",
        "AI",
        "ai",
        "граница",
        "counter-terrorism",
        "қауіпсіздіктің",
        "policy",
        "policies",
        "террористы",
        "peace"
    };
    private static final String[] BEGINNINGS = {"wat", "вод", "terr", "терр", "stat", "polic", "сил", "қауіп", "mar"};
    private static final String[] TOPICS = {"water", "border", "trade"};
    private static final String[] LANGUAGES = {"ru", "en", "uz-Cyrl"};
    private static final String[] RANGES = {"ru", "en", "uz", "uz-Cyrl", "uz-Latn"};
    private static final String[] COUNTRIES = {"KZ", "UZ", "TJ"};
    private static final String[] SOURCES = {"one", "two"};
    private static final String[] KINDS = {"communique", "article"};
    private static final String[] STORIES = {"0123456789abcdef0123456789abcdef", "fedcba9876543210fedcba9876543210"};
    private static final Instant[] TIMES = {
        Instant.parse("2026-11-20T00:00:00Z"),
        Instant.parse("2026-11-22T12:00:00Z"),
        Instant.parse("2026-11-24T00:00:00Z")
    };

    private final Random random;

    RandomQueries(long seed) {
        this.random = new Random(seed);
    }

    Query query(int depth) {
        int kind = random.nextInt(depth == 0 ? 10 : 17);
        return switch (kind) {
            case 0, 1, 2, 3, 4 -> run(scope());
            case 5, 6, 7, 8 -> field();
            case 9 -> random.nextInt(20) == 0 ? new Query.All(Place.NOWHERE) : near();
            case 10, 11, 12 -> new Query.And(parts(depth - 1), Place.NOWHERE);
            case 13, 14 -> new Query.Or(parts(depth - 1), Place.NOWHERE);
            case 15 -> new Query.Not(query(depth - 1), Place.NOWHERE);
            default -> score(depth - 1);
        };
    }

    private Query.Run run(Scope scope) {
        return switch (random.nextInt(8)) {
            case 0 -> new Query.Phrase(pick(WORDS) + " " + pick(WORDS), scope, Place.NOWHERE);
            case 1 -> new Query.Phrase(pick(WORDS) + " " + pick(WORDS) + " " + pick(WORDS), scope, Place.NOWHERE);
            case 2 -> new Query.Prefix(pick(BEGINNINGS), scope, Place.NOWHERE);
            case 3 -> new Query.Exact(pick(WORDS), scope, Place.NOWHERE);
            case 4 -> new Query.Exact(pick(WORDS) + " " + pick(WORDS), scope, Place.NOWHERE);
            default -> new Query.Word(pick(WORDS), scope, Place.NOWHERE);
        };
    }

    private Query near() {
        Scope scope = scope();
        return new Query.Near(runs(scope), runs(scope), 1 + random.nextInt(4), scope, Place.NOWHERE);
    }

    private List<Query.Run> runs(Scope scope) {
        return random.nextInt(3) == 0 ? List.of(run(scope), run(scope)) : List.of(run(scope));
    }

    private Query field() {
        return switch (random.nextInt(9)) {
            case 0, 1 -> new Query.Topic(new TopicId(pick(TOPICS)), Place.NOWHERE);
            case 2 -> new Query.Language(LanguageRange.of(pick(RANGES)), Place.NOWHERE);
            case 3 -> new Query.Country(pick(COUNTRIES), Place.NOWHERE);
            case 4 -> new Query.Source(new SourceId(pick(SOURCES)), Place.NOWHERE);
            case 5 -> new Query.Kind(pick(KINDS), Place.NOWHERE);
            case 6 -> new Query.Changed(random.nextBoolean(), Place.NOWHERE);
            case 7 ->
                random.nextBoolean()
                        ? new Query.Official(random.nextBoolean(), Place.NOWHERE)
                        : new Query.Story(new StoryId(pick(STORIES)), Place.NOWHERE);
            default -> new Query.Published(range(), Place.NOWHERE);
        };
    }

    private DateRange range() {
        return new DateRange(random.nextBoolean() ? pick(TIMES) : null, random.nextBoolean() ? pick(TIMES) : null);
    }

    private Query score(int depth) {
        List<Query.Weighted> parts = new ArrayList<>();
        for (int n = random.nextInt(4); n >= 0; n--) {
            parts.add(new Query.Weighted(query(depth), random.nextInt(700) - 200));
        }
        return new Query.Score(parts, random.nextInt(800) - 100, Place.NOWHERE);
    }

    private List<Query> parts(int depth) {
        List<Query> parts = new ArrayList<>();
        for (int n = 2 + random.nextInt(2); n > 0; n--) {
            parts.add(query(depth));
        }
        return parts;
    }

    private Scope scope() {
        return switch (random.nextInt(6)) {
            case 0 -> Scope.TITLE;
            case 1 -> Scope.BODY;
            default -> Scope.ANYWHERE;
        };
    }

    Incoming incoming() {
        String title = text(random.nextInt(4));
        String body = text(1 + random.nextInt(9));
        String[] topics = random.nextInt(3) == 0 ? new String[] {pick(TOPICS)} : new String[0];
        EnrichedStatement plain = Statements.of(title.isEmpty() ? "-" : title, body, pick(LANGUAGES), topics);
        return new Incoming(
                withFields(plain), random.nextInt(3) == 0 ? new StoryId(pick(STORIES)) : null, random.nextBoolean());
    }

    /** One without a word; the enricher's stems of it are made anew. */
    static Incoming withText(Incoming incoming, String title, String body) {
        EnrichedStatement plain = Statements.of(title.isEmpty() ? "-" : title, body, "ru");
        EnrichedStatement e = incoming.enriched();
        Statement s = copy(
                plain.statement(),
                e.statement().revision(),
                e.statement().sourceId(),
                e.statement().country(),
                e.statement().kind(),
                e.statement().publishedAt());
        return new Incoming(
                new EnrichedStatement(s, e.language(), e.tags(), plain.stems(), 1, null, e.entities()),
                incoming.story(),
                incoming.official());
    }

    private EnrichedStatement withFields(EnrichedStatement plain) {
        Statement s = copy(
                plain.statement(),
                1 + random.nextInt(2),
                new SourceId(pick(SOURCES)),
                random.nextBoolean() ? pick(COUNTRIES) : null,
                random.nextBoolean() ? pick(KINDS) : null,
                random.nextInt(4) > 0 ? PublicationDate.at(pick(TIMES)) : null);
        return new EnrichedStatement(s, plain.language(), plain.tags(), plain.stems(), 1, null, mentions(s.title()));
    }

    private List<EntityMention> mentions(String title) {
        return random.nextInt(3) > 0
                ? List.of()
                : List.of(new EntityMention(
                        pick(COUNTRIES),
                        EntityMention.Kind.COUNTRY,
                        Evidence.Field.TITLE,
                        0,
                        1,
                        title.substring(0, 1),
                        1));
    }

    private static Statement copy(
            Statement s,
            int revision,
            SourceId source,
            @Nullable String country,
            @Nullable String kind,
            @Nullable PublicationDate published) {
        return new Statement(
                s.id(),
                revision,
                source,
                s.url(),
                s.corpusName(),
                s.title(),
                s.body(),
                s.language(),
                s.publisher(),
                country,
                kind,
                published,
                s.modifiedAt(),
                s.contentHash(),
                s.fetchedAt(),
                s.page(),
                s.archive(),
                revision == 1 ? null : Change.of(Change.Kind.EDITED));
    }

    private String text(int words) {
        StringBuilder text = new StringBuilder();
        for (int n = words; n > 0; n--) {
            text.append(pick(WORDS)).append(random.nextInt(5) == 0 ? ". " : " ");
        }
        return text.toString().strip();
    }

    private <T> T pick(T[] from) {
        return from[random.nextInt(from.length)];
    }
}
