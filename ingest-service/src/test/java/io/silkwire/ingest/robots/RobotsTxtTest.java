package io.silkwire.ingest.robots;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RobotsTxtTest {
    private static final URI PLACE = URI.create("https://h.test/robots.txt");

    record Case(String section, String robots, String path, boolean allowed) {}

    static Stream<Case> cases() throws IOException {
        return Files.readAllLines(Path.of("src/test/resources/robots/rfc9309.tsv")).stream()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.split("\t", -1))
                .map(cells -> new Case(cells[0], unescaped(cells[1]), cells[2], cells[3].equals("allowed")));
    }

    private static String unescaped(String text) {
        return text.replace("\\uFEFF", "\uFEFF")
                .replace("\\u0000", "\u0000")
                .replace("\\u0001", "\u0001")
                .translateEscapes();
    }

    private static RobotsTxt parse(String robots) {
        return RobotsTxt.parse(PLACE, robots.getBytes(StandardCharsets.UTF_8), "Silkwire");
    }

    @ParameterizedTest
    @MethodSource("cases")
    void readsAsTheStandardSays(Case expected) {
        assertThat(parse(expected.robots()).allows(URI.create("https://h.test" + expected.path())))
                .as(expected.section())
                .isEqualTo(expected.allowed());
    }

    @Test
    void keepsADelayOfAnyLengthAndItsFraction() {
        assertThat(parse("User-agent: *\nCrawl-delay: 86400").crawlDelay()).isEqualTo(Duration.ofDays(1));
        assertThat(parse("User-agent: *\nCrawl-delay: 86400").allows(PLACE.resolve("/a")))
                .isTrue();
        assertThat(parse("User-agent: *\nCrawl-delay: 0.5").crawlDelay()).isEqualTo(Duration.ofMillis(500));
        assertThat(parse("User-agent: *\nCrawl-delay: soon").crawlDelay()).isNull();
    }

    @Test
    void namesSitemapsFromTheHost() {
        assertThat(parse("Sitemap: /s.xml\nSitemap: https://other.test/n.xml\nSitemap: /s.xml")
                        .sitemaps())
                .containsExactly(URI.create("https://h.test/s.xml"), URI.create("https://other.test/n.xml"));
    }

    @Test
    void saysWhichRuleDecided() {
        RobotsTxt robots = parse("User-agent: *\nDisallow: /a\nAllow: /a/b");

        assertThat(robots.ruleFor(PLACE.resolve("/a/b"))).isEqualTo("Allow: /a/b");
        assertThat(robots.ruleFor(PLACE.resolve("/a/c"))).isEqualTo("Disallow: /a");
        assertThat(robots.ruleFor(PLACE.resolve("/c"))).isEqualTo("no rule matches");
    }

    @Test
    void readsFiveHundredKibibytesAndWholeLinesOnly() {
        String comment = "# " + "x".repeat(997) + "\n";
        String start = "User-agent: *\nDisallow: /a\n" + comment.repeat(511);
        int left = 500 * 1024 - start.length();
        String robots = start + "#".repeat(left - 12) + "\nDisallow: /b/only-this\n";

        assertThat(parse(robots).allows(PLACE.resolve("/a"))).isFalse();
        assertThat(parse(robots).allows(PLACE.resolve("/b/else"))).isTrue();
    }
}
