package io.silkwire.ingest.robots;

import static org.assertj.core.api.Assertions.assertThat;

import io.silkwire.contracts.Reason;
import io.silkwire.ingest.fetch.FetchOutcome;
import io.silkwire.ingest.fetch.HopGate;
import io.silkwire.ingest.fetch.Payload;
import io.silkwire.ingest.fetch.ResponseHeaders;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RobotsCacheTest {
    private static final URI PAGE = URI.create("https://h.test/private");

    private Instant now = Instant.parse("2026-03-01T12:00:00Z");
    private FetchOutcome answer = file("User-agent: *\nDisallow: /private");
    private final List<URI> asked = new ArrayList<>();
    private final Clock clock = new Clock() {
        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    };
    private final RobotsCache cache = new RobotsCache(
            (request, gate) -> {
                asked.add(request.url());
                return answer;
            },
            HopGate.OPEN,
            clock,
            "Silkwire",
            2);

    private static FetchOutcome file(String robots) {
        return new FetchOutcome.Fetched(
                List.of(),
                URI.create("https://h.test/robots.txt"),
                null,
                new ResponseHeaders(List.of()),
                Payload.wrap(robots.getBytes(StandardCharsets.UTF_8)));
    }

    private static FetchOutcome failed(Reason reason, int status) {
        return new FetchOutcome.Failed(List.of(), reason, status == 0 ? null : status, true, "");
    }

    private boolean allows() {
        return cache.rulesFor(PAGE).allows(PAGE);
    }

    @Test
    void keepsAFileForADay() {
        assertThat(allows()).isFalse();
        answer = file("");
        now = now.plus(Duration.ofHours(23));
        assertThat(allows()).isFalse();
        now = now.plus(Duration.ofHours(1));
        assertThat(allows()).isTrue();
        assertThat(asked).hasSize(2).containsOnly(URI.create("https://h.test/robots.txt"));
    }

    @ParameterizedTest
    @CsvSource({
        "HTTP_ERROR,400,true",
        "HTTP_ERROR,401,true",
        "HTTP_ERROR,403,true",
        "HTTP_ERROR,500,false",
        "HTTP_ERROR,503,false",
        "HOST_UNKNOWN,0,false",
        "CONNECTION_FAILED,0,false",
        "TIMED_OUT,0,false",
        "TLS_FAILED,0,false",
        "TOO_MANY_REDIRECTS,302,true",
        "REDIRECT_LOOP,302,true",
        "EMPTY,204,true"
    })
    void aFailureAllowsOnlyWhereTheServerSaysThereIsNoFile(Reason reason, int status, boolean allowed) {
        answer = failed(reason, status);

        assertThat(allows()).isEqualTo(allowed);
    }

    @Test
    void missingAndGoneAllowAndThrottledDoesNot() {
        answer = new FetchOutcome.Throttled(List.of(), 429, now.plus(Duration.ofHours(8)));
        assertThat(allows()).isFalse();
        now = now.plus(Duration.ofHours(7));
        answer = new FetchOutcome.Missing(List.of());
        assertThat(allows()).as("waits for Retry-After").isFalse();
        now = now.plus(Duration.ofHours(1));
        assertThat(allows()).isTrue();
    }

    @Test
    void keepsTheLastGoodFileWhileUnreachable() {
        answer = file("User-agent: *\nDisallow: /other");
        assertThat(allows()).isTrue();
        answer = failed(Reason.TIMED_OUT, 0);
        now = now.plus(Duration.ofDays(1));
        assertThat(allows()).isTrue();
        assertThat(cache.rulesFor(PAGE).allows(PAGE.resolve("/other"))).isFalse();
    }

    @Test
    void asksAnUnreachableHostLessAndLessAndAllowsAfterThirtyDays() {
        answer = failed(Reason.HOST_UNKNOWN, 0);
        assertThat(allows()).isFalse();
        now = now.plus(Duration.ofMinutes(4));
        assertThat(allows()).isFalse();
        assertThat(asked).hasSize(1);
        now = now.plus(Duration.ofMinutes(1));
        assertThat(allows()).isFalse();
        assertThat(asked).hasSize(2);
        now = now.plus(Duration.ofMinutes(9));
        assertThat(allows()).isFalse();
        assertThat(asked).hasSize(2);
        now = now.plus(Duration.ofDays(30));
        assertThat(allows()).isTrue();
    }

    @Test
    void tellsSchemesAndPortsApartAndForgetsTheLeastUsed() {
        cache.rulesFor(URI.create("https://H.test:443/a"));
        cache.rulesFor(PAGE);
        assertThat(asked).hasSize(1);
        cache.rulesFor(URI.create("http://h.test/a"));
        cache.rulesFor(URI.create("https://h.test:8443/a"));
        assertThat(asked).hasSize(3);
        cache.rulesFor(PAGE);
        assertThat(asked).hasSize(4);
    }
}
