package io.silkwire.contracts;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

/** One full example of each record, the content of the golden files. */
final class Samples {
    private static final Instant NOW = Instant.parse("2026-11-22T06:30:00Z");
    private static final SourceId SOURCE = new SourceId("seed-corpus");
    private static final TopicId WATER = new TopicId("water");

    private Samples() {}

    static Statement statement() {
        return new Statement(
                StatementId.ofCanonicalUrl("https://ministry.example/news/42"),
                2,
                SOURCE,
                "https://ministry.example/news/42",
                null,
                "О водных ресурсах",
                "Стороны обсудили водные ресурсы.\n\nВстреча прошла в Самарканде.",
                "ru",
                "Ministry of Water",
                "UZ",
                "press-release",
                new PublicationDate("2026-11"),
                new PublicationDate("2026-11-21T09:00:00+05:00"),
                ContentHash.of("О водных ресурсах", List.of("Стороны обсудили водные ресурсы.")),
                NOW,
                new PageDetails(
                        List.of("Press service"),
                        List.of(new PageDetails.Alternate("uz", "https://ministry.example/uz/news/42")),
                        "https://ministry.example/lead.jpg",
                        List.of(new PageDetails.Attachment(
                                "https://ministry.example/annex.pdf",
                                "Annex",
                                "application/pdf",
                                new PageDetails.Document(
                                        "application/pdf",
                                        48_213,
                                        archive().payloadDigest(),
                                        "Annex 1. Water shares by district.",
                                        null,
                                        NOW,
                                        archive()))),
                        List.of("noarchive"),
                        List.of(new PageDetails.Borrowed("publishedAt", "feed", "https://ministry.example/feed.xml"))),
                archive(),
                new Change(
                        Change.Kind.EDITED,
                        true,
                        List.of("body"),
                        List.of(
                                new Change.Line(Change.Op.REMOVED, "Встреча прошла в Ташкенте."),
                                new Change.Line(Change.Op.ADDED, "Встреча прошла в Самарканде.")),
                        null));
    }

    static EnrichedStatement enriched() {
        return new EnrichedStatement(
                statement(),
                "ru",
                List.of(new Tag(WATER, 12.5, 6, 0.75, 11, List.of(evidence()))),
                new EnrichedStatement.Stems("о водн ресурс", "сторон обсуд водн ресурс встреч прош в самарканд"),
                11,
                List.of(new LanguagePassage(0, 32, "ru"), new LanguagePassage(34, 62, "uk")),
                List.of(new EntityMention(
                        "UZ", EntityMention.Kind.COUNTRY, Evidence.Field.BODY, 51, 61, "Самарканде", 0.5)));
    }

    static Evidence evidence() {
        return new Evidence(Evidence.Field.BODY, 17, 31, "водные ресурсы", "водный ресурс", "lemma:ru", 5);
    }

    static TopicDefinition topicDefinition() {
        return new TopicDefinition(WATER, "water.yaml", "topic: water\nversion: 1\n", Map.of("base", "groups:\n"));
    }

    static TopicRollout topicRollout() {
        return new TopicRollout(NOW, "/silkwire/topics/apply", List.of(WATER), List.of(new TopicId("lakes")));
    }

    static Subscription subscription() {
        return new Subscription(
                new SubscriptionId("water-watch"),
                3,
                "Water watch",
                List.of(WATER),
                "Амударья OR \"водные ресурсы\"",
                List.of("ru"),
                new Subscription.Webhook(
                        "https://receiver.example/hook",
                        "whsec_c2lsa3dpcmUtc2FtcGxlLXNlY3JldA==",
                        new Subscription.Rotation(
                                "whsec_b2xkLXNhbXBsZS1zZWNyZXQtb2YtdGhlLXJpdmVy", NOW.plus(Duration.ofDays(1))),
                        Subscription.Shape.STANDARD,
                        null,
                        new Subscription.Disabled(NOW, Reason.RECEIVER_GONE),
                        NOW),
                Subscription.State.ACTIVE,
                "api",
                NOW,
                new Subscription.Email("water@reader.example", "c2lsa3dpcmUtc2FtcGxlLXNlY3JldA", null, NOW),
                sending(),
                new Subscription.Feed("ab".repeat(32), NOW),
                new AccountId("anna"));
    }

    private static Sending sending() {
        return new Sending(
                Sending.Mode.WEEKLY,
                ZoneId.of("Asia/Almaty"),
                LocalTime.of(8, 30),
                DayOfWeek.MONDAY,
                new Sending.QuietHours(LocalTime.of(22, 0), LocalTime.of(7, 0), Severity.URGENT),
                20,
                Severity.IMPORTANT,
                List.of(WATER),
                false,
                NOW,
                Duration.ofHours(24));
    }

    static Account account() {
        return new Account(
                new AccountId("first-admin"),
                4,
                "First admin",
                "admin@silkwire.example",
                Role.ADMIN,
                Account.State.ACTIVE,
                "$2a$12$abcdefghijklmnopqrstuuKCo5NoUh3m6xvKfyDoyB7vPPCQNTkJ2",
                "https://login.example 248289761001",
                List.of(new Account.ApiToken("t1", "nightly export", "ab".repeat(32), Role.VIEWER, NOW, null)),
                NOW,
                List.of(new Account.EndedSession("s1", NOW)),
                NOW,
                new AccountId("second-admin"));
    }

    static AuditEntry auditEntry() {
        return new AuditEntry(NOW, "first-admin", "account.disable", "someone", "done", "127.0.0.1");
    }

    static Alert alert() {
        Statement statement = statement();
        SubscriptionId subscription = subscription().id();
        return new Alert(
                AlertId.of(subscription, statement.id(), 2),
                subscription,
                "Water watch",
                3,
                statement.id(),
                2,
                SOURCE,
                statement.title(),
                statement.url(),
                statement.publisher(),
                statement.publishedAt(),
                "ru",
                List.of(WATER),
                List.of(evidence()),
                Lane.LIVE,
                true,
                NOW,
                statement.change(),
                Severity.IMPORTANT);
    }

    static Delivery delivery() {
        Alert alert = alert();
        return new Delivery(
                alert.id(),
                alert.subscriptionId(),
                alert.statementId(),
                List.of(
                        new Delivery.ChannelDelivery(
                                "live", Delivery.State.DELIVERED, List.of(new Delivery.Attempt(NOW, 0, null, 0)), null),
                        new Delivery.ChannelDelivery(
                                "webhook",
                                Delivery.State.PENDING,
                                List.of(new Delivery.Attempt(
                                        NOW,
                                        503,
                                        Reason.RECEIVER_ERROR.label(),
                                        120,
                                        "POST https://receiver.example/hook",
                                        "try later")),
                                NOW.plusSeconds(5))),
                alert,
                NOW,
                new Delivery.Timing(
                        NOW,
                        Severity.URGENT,
                        2,
                        Delivery.HoldReason.QUIET_HOURS,
                        NOW,
                        alert.id(),
                        copy(alert),
                        StoryId.ofOldest(alert.statementId()),
                        "0123456789abcdef"),
                new Digest(
                        alert.id(),
                        alert.subscriptionId(),
                        "Water watch",
                        Digest.Kind.WEEKLY,
                        NOW,
                        List.of(new Digest.Item(alert, List.of(copy(alert)))),
                        2),
                new Notice(
                        alert.id(),
                        alert.subscriptionId(),
                        "Water watch",
                        "webhook",
                        "receiver.example",
                        1,
                        Reason.RECEIVER_ERROR,
                        NOW,
                        NOW,
                        false));
    }

    private static Digest.Copy copy(Alert alert) {
        return new Digest.Copy(alert.id(), alert.title(), null, "Ministry of Water");
    }

    static ArchiveRecord archive() {
        return new ArchiveRecord(
                "silkwire-20261122063000-00001.warc.gz",
                1_024,
                "urn:uuid:7f3ac2b8-5d0e-4e8f-9a53-0c7d2f1b6a90",
                "sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    }

    static CrawlState crawlState() {
        Statement statement = statement();
        return new CrawlState(
                SOURCE,
                "https://ministry.example/news/42",
                CrawlState.Kind.PAGE,
                new CrawlState.Visit(
                        NOW.minusSeconds(3_600),
                        NOW,
                        "fetched",
                        "W/\"42\"",
                        "Sun, 22 Nov 2026 06:00:00 GMT",
                        archive().payloadDigest(),
                        NOW,
                        NOW,
                        Duration.ofHours(1),
                        0,
                        0,
                        NOW.plusSeconds(3_600),
                        null),
                new CrawlState.Published(
                        statement.id(),
                        statement.contentHash(),
                        statement.revision(),
                        NOW.minusSeconds(3_600),
                        NOW,
                        false,
                        1,
                        17L),
                new CrawlState.Told(
                        "https://ministry.example/feed.xml",
                        CrawlState.Kind.FEED,
                        "Заявление министерства",
                        new PublicationDate("2026-11-22"),
                        List.of("Press service"),
                        "ru",
                        "https://ministry.example/news/41",
                        2),
                new CrawlState.Feed(
                        List.of(new CrawlState.Entry("https://ministry.example/news/42", "urn:42", 17)),
                        5,
                        1,
                        2,
                        3,
                        4,
                        new CrawlState.Push(
                                "https://hub.example/",
                                "https://ministry.example/feed.xml",
                                NOW,
                                NOW.plusSeconds(69_120),
                                NOW.plusSeconds(86_400),
                                NOW.plusSeconds(60),
                                NOW.plusSeconds(30))),
                new CrawlState.Health(
                        List.of(NOW),
                        List.of(new CrawlState.Shape(1_200, 6, 0.25, true, true, false, 42)),
                        List.of("silent"),
                        NOW));
    }

    static Source source() {
        return new Source(
                SOURCE,
                "Ministry of Water",
                "UZ",
                "ministry",
                List.of("uz", "ru"),
                List.of("https://ministry.example/rss.xml"),
                List.of(new Source.Listing("https://ministry.example/news", ".news li", "a", "time", null)),
                List.of("https://ministry.example/sitemap.xml"),
                List.of("cdn.ministry.example"),
                "Asia/Tashkent",
                1,
                new Source.Limits(Duration.ofMinutes(5), Duration.ofHours(6), Duration.ofSeconds(5), 4_194_304, 200, 5),
                Map.of("Accept-Language", "uz, ru"),
                Source.Guids.URL,
                Source.State.ACTIVE,
                false);
    }

    static StoryMembership storyMembership() {
        Statement statement = statement();
        StatementId oldest = StatementId.ofCanonicalUrl("https://presidency.example/news/7");
        return new StoryMembership(
                statement.id(),
                2,
                SOURCE,
                StoryId.ofOldest(oldest),
                oldest,
                Instant.parse("2026-11-01T00:00:00Z"),
                StoryId.ofOldest(statement.id()),
                StoryMembership.Reason.MERGED,
                List.of(StoryId.ofOldest(StatementId.ofCanonicalUrl("https://ministry.example/uz/news/42"))));
    }

    static TrendCount trendCount() {
        return new TrendCount(
                WATER.value(), "country=UZ", TrendCount.Unit.HOUR, Instant.parse("2026-11-22T06:00:00Z"), 7, 3);
    }

    static PipelineReading pipelineReading() {
        return new PipelineReading(
                PipelineReading.Kind.ITEMS,
                Instant.parse("2026-11-22T06:00:00Z"),
                "silkwire-1a2b3c4d",
                "index",
                "indexed",
                42);
    }

    static TrendBurst trendBurst() {
        Statement statement = statement();
        return new TrendBurst(
                WATER,
                "country=UZ",
                TrendBurst.State.ENDED,
                Instant.parse("2026-11-22T06:00:00Z"),
                Instant.parse("2026-11-22T09:00:00Z"),
                2,
                14,
                3,
                3.125,
                6.5,
                List.of(new TrendBurst.TopStatement(statement.id(), SOURCE, statement.title(), statement.url(), 12.5)));
    }

    static List<Object> all() {
        return List.of(
                statement(),
                enriched(),
                storyMembership(),
                trendCount(),
                trendBurst(),
                topicDefinition(),
                topicRollout(),
                subscription(),
                account(),
                auditEntry(),
                new TokenUse(new AccountId("first-admin"), "t1", NOW),
                alert(),
                delivery(),
                pipelineReading(),
                crawlState(),
                source());
    }
}
