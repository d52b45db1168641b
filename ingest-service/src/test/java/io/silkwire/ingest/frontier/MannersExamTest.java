package io.silkwire.ingest.frontier;

import static org.assertj.core.api.Assertions.assertThat;

import io.silkwire.contracts.CrawlState.Kind;
import io.silkwire.contracts.CrawlState.Visit;
import io.silkwire.contracts.Reason;
import io.silkwire.ingest.fetch.FetchOutcome;
import io.silkwire.ingest.fetch.Payload;
import io.silkwire.ingest.fetch.ResponseHeaders;
import io.silkwire.ingest.fetch.Validators;
import io.silkwire.ingest.frontier.RevisitPolicy.Next;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The manners exam: answers of a server, one after another, and what may be asked next and when. Each line of {@code
 * frontier/manners-exam.tsv} is a case; the file tells its own form. The jitter is tried at both its ends.
 */
class MannersExamTest {
    private static final Instant START = Instant.parse("2026-11-24T09:00:00Z");
    private static final String PLACE = "https://ministry.example/feed.xml";
    private static final Pace PACE = new Pace(Duration.ofMinutes(5), Duration.ofHours(1));

    /** One line of the exam. */
    record ExamCase(
            String name,
            Kind kind,
            List<String> answers,
            Duration from,
            @Nullable Duration to,
            String request,
            String cite) {
        @Override
        public String toString() {
            return name;
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void asksWhenAndAsItShould(ExamCase given) {
        for (double jitter : new double[] {0, 0.5, 1}) {
            Run run = new Run(given.kind(), new RevisitPolicy(() -> jitter));

            given.answers().forEach(run::answer);

            if (given.to() == null) {
                assertThat(run.pause()).as("never again").isNull();
            } else {
                assertThat(run.pause()).as("next visit").isBetween(given.from(), given.to());
            }
            assertThat(run.request()).as("next request").isEqualTo(given.request());
        }
    }

    @Test
    void hasAtLeastFortyCasesAndEachCitesItsReason() {
        List<ExamCase> cases = cases().toList();

        assertThat(cases).hasSizeGreaterThanOrEqualTo(40);
        assertThat(cases).allSatisfy(given -> assertThat(given.cite()).isNotBlank());
        assertThat(cases.stream().map(ExamCase::name)).doesNotHaveDuplicates();
    }

    static Stream<ExamCase> cases() {
        try (var in = Objects.requireNonNull(MannersExamTest.class.getResourceAsStream("/frontier/manners-exam.tsv"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                            .lines()
                            .filter(line -> !line.isBlank() && !line.startsWith("#"))
                            .map(MannersExamTest::examCase)
                            .toList()
                            .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ExamCase examCase(String line) {
        String[] cells = line.split("\\t+", -1);
        assertThat(cells).as(line).hasSize(6);
        String[] range = cells[3].split("\\.\\.", -1);
        boolean never = cells[3].equals("never");
        return new ExamCase(
                cells[0],
                Kind.valueOf(cells[1].toUpperCase(java.util.Locale.ROOT)),
                Arrays.asList(cells[2].split(" ; ", -1)),
                never ? Duration.ZERO : duration(range[0]),
                never ? null : duration(range[1]),
                cells[4],
                cells[5]);
    }

    private static Duration duration(String text) {
        long number = Long.parseLong(text.substring(0, text.length() - 1));
        return switch (text.charAt(text.length() - 1)) {
            case 's' -> Duration.ofSeconds(number);
            case 'm' -> Duration.ofMinutes(number);
            case 'h' -> Duration.ofHours(number);
            case 'd' -> Duration.ofDays(number);
            default -> throw new IllegalArgumentException(text);
        };
    }

    /** A place over several answers, each given when it was due, or later where the answer says so. */
    private static final class Run {
        private final Kind kind;
        private final RevisitPolicy policy;
        private Instant now = START;
        private Visit visit = RevisitPolicy.discovered(START, START);
        private @Nullable Visit host;
        private String place = PLACE;

        Run(Kind kind, RevisitPolicy policy) {
            this.kind = kind;
            this.policy = policy;
        }

        void answer(String text) {
            Answer answer = new Answer(text, now);
            if (visit.due() != null && !text.contains("@at")) {
                now = visit.due();
            }
            now = now.plus(answer.later);
            FetchOutcome outcome = answer.outcome(now, place);
            Learned learned = answer.learned(now);
            if (outcome instanceof FetchOutcome.Throttled throttled) {
                host = policy.rest(host, throttled, now);
            } else if (outcome instanceof FetchOutcome.Fetched || outcome instanceof FetchOutcome.NotModified) {
                host = null;
            }
            Next next = policy.after(kind, visit, outcome, learned, PACE, now);
            visit = next.visit();
            place = next.movedTo() == null ? place : next.movedTo();
        }

        @Nullable
        Duration pause() {
            if (visit.due() == null) {
                return null;
            }
            Instant rested = host == null || host.due() == null ? visit.due() : later(host.due(), visit.due());
            return Duration.between(now, rested);
        }

        private static Instant later(Instant one, Instant other) {
            return one.isAfter(other) ? one : other;
        }

        String request() {
            if (visit.due() == null) {
                return "-";
            }
            Validators validators = policy.validators(kind, visit, visit.due());
            String sent = validators == null
                    ? "whole"
                    : (validators.etag() == null ? "" : "etag") + (validators.lastModified() == null ? "" : "+date");
            return place.equals(PLACE) ? sent : sent + " " + URI.create(place).getRawPath();
        }
    }

    /** {@code 200 body=b1 new=2 ttl=60m Header:value Header:value}; {@code %} stands for a space in a value. */
    private static final class Answer {
        private final String status;
        private final List<Map.Entry<String, String>> headers = new ArrayList<>();
        private final List<Instant> dates = new ArrayList<>();
        private Duration later = Duration.ZERO;
        private String body = "b0";
        private int fresh;
        private @Nullable Duration ttl;
        private @Nullable Duration period;
        private Set<Integer> skipHours = Set.of();
        private Set<DayOfWeek> skipDays = Set.of();
        private @Nullable String moved;
        private @Nullable String from;

        Answer(String text, Instant now) {
            String[] words = text.strip().split(" +", -1);
            status = words[0];
            for (int i = 1; i < words.length; i++) {
                read(words[i].replace('%', ' '), now);
            }
        }

        private void read(String word, Instant now) {
            int equals = word.indexOf('=');
            int colon = word.indexOf(':');
            if (colon > 0 && (equals < 0 || colon < equals)) {
                headers.add(Map.entry(word.substring(0, colon), word.substring(colon + 1)));
                return;
            }
            String value = word.substring(equals + 1);
            switch (word.substring(0, Math.max(equals, 0))) {
                case "body" -> body = value;
                case "new" -> fresh = Integer.parseInt(value);
                case "ttl" -> ttl = duration(value);
                case "sy" -> period = duration(value);
                case "gap" -> {
                    for (int i = 0; i < 10; i++) {
                        dates.add(now.minus(duration(value).multipliedBy(i + 1L)));
                    }
                }
                case "later" -> later = duration(value);
                case "skipHours" -> skipHours = Set.of(9, 10, 11);
                case "skipDays" -> skipDays = Set.of(DayOfWeek.TUESDAY);
                case "moved" -> moved = value;
                case "from" -> from = value;
                default -> throw new IllegalArgumentException(word);
            }
        }

        FetchOutcome outcome(Instant now, String place) {
            ResponseHeaders received = new ResponseHeaders(headers);
            return switch (status) {
                case "200" ->
                    new FetchOutcome.Fetched(
                            List.of(),
                            URI.create(from == null ? place : "https://ministry.example" + from),
                            moved == null ? null : URI.create("https://ministry.example" + moved),
                            received,
                            Payload.wrap(body.getBytes(StandardCharsets.UTF_8)));
                case "304" -> new FetchOutcome.NotModified(List.of(), received);
                case "404" -> new FetchOutcome.Missing(List.of());
                case "410" -> new FetchOutcome.Gone(List.of());
                case "429" -> new FetchOutcome.Throttled(List.of(), 429, HttpCaching.retryAfter(received, now));
                case "503" ->
                    HttpCaching.retryAfter(received, now) == null
                            ? failed(Reason.HTTP_ERROR, true)
                            : new FetchOutcome.Throttled(List.of(), 503, HttpCaching.retryAfter(received, now));
                case "500" -> failed(Reason.HTTP_ERROR, true);
                case "dns" -> failed(Reason.HOST_UNKNOWN, true);
                case "reset" -> failed(Reason.CONNECTION_FAILED, true);
                case "loop" -> failed(Reason.REDIRECT_LOOP, false);
                case "wall" -> new FetchOutcome.Walled(List.of(), "cloudflare-challenge");
                case "robots" ->
                    new FetchOutcome.Denied(List.of(), URI.create(place), Reason.DISALLOWED_BY_ROBOTS, "disallowed");
                default -> throw new IllegalArgumentException(status);
            };
        }

        private static FetchOutcome failed(Reason reason, boolean passing) {
            return new FetchOutcome.Failed(List.of(), reason, null, passing, "");
        }

        Learned learned(Instant now) {
            String digest = status.equals("200") ? "sha256:" + body : null;
            List<Instant> given =
                    dates.stream().filter(date -> date.isBefore(now)).toList();
            return Learned.ofFeed(digest, new FeedFacts(fresh, given, ttl, period, skipHours, skipDays));
        }
    }
}
