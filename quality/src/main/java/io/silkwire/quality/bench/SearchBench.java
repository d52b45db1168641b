package io.silkwire.quality.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Measures searches as a program makes them: {@code /api/v1/statements} of the real HTTP server over the index that is there, one
 * after the other, each kind of question by itself and all of them together.
 */
final class SearchBench {
    private static final int WARM_UP = 25;
    private static final int MEASURED = 40;
    private static final double GOAL_MILLIS = 100;

    /** Words that the statements of the measurement have, in six languages. */
    private static final List<String> WORDS = List.of(
            "water",
            "безопасность",
            "қауіпсіздік",
            "xavfsizlik",
            "коопсуздук",
            "амният",
            "trade",
            "границы",
            "шекара",
            "chegara",
            "сотрудничество",
            "ҳамкорӣ");

    private static final Map<String, List<String>> QUESTIONS = questions();

    private final String bootstrapServers;
    private final String elasticsearch;
    private final PrintStream out;
    private final ObjectMapper json = new ObjectMapper();
    private int asked;
    private int found;
    private final HttpClient http = HttpClient.newHttpClient();

    SearchBench(String bootstrapServers, String elasticsearch, PrintStream out) {
        this.bootstrapServers = bootstrapServers;
        this.elasticsearch = elasticsearch;
        this.out = out;
    }

    private static Map<String, List<String>> questions() {
        Map<String, List<String>> questions = new LinkedHashMap<>();
        questions.put("nothing asked, newest first, with facets", List.of("size=20"));
        questions.put("a word", each("q=%s"));
        questions.put("a word, by relevance", each("q=%s&sort=relevance"));
        questions.put("two words", pairs("q=%s %s"));
        questions.put("either of two, without a third", pairs("q=(%s OR %s) NOT climate"));
        questions.put("a phrase", pairs("q=\"%s %s\""));
        questions.put("words near each other", pairs("q=%s NEAR/5 %s"));
        questions.put("a beginning", List.of("q=secur*", "q=сотруд*", "q=ынтым*", "q=hamkor*"));
        questions.put("a word under filters", each("q=%s&topic=water,energy&country=KZ,UZ,TJ&lang=ru,kk,en"));
        questions.put("a word with bars by month", each("q=%s&interval=month"));
        questions.put(
                "bars by day of all", List.of("interval=day&from=2025", "interval=day&timezone=Asia/Almaty&from=2025"));
        questions.put("a deep page by offset", each("q=%s&offset=9900&facets=none"));
        return questions;
    }

    private static List<String> each(String form) {
        return WORDS.stream()
                .map(word -> String.format(Locale.ROOT, form, word))
                .toList();
    }

    private static List<String> pairs(String form) {
        List<String> pairs = new ArrayList<>();
        for (int i = 0; i < WORDS.size(); i++) {
            pairs.add(String.format(Locale.ROOT, form, WORDS.get(i), WORDS.get((i + 6) % WORDS.size())));
        }
        return pairs;
    }

    /** Asks all of it; whether 95 of 100 answers came in time. */
    boolean run() throws IOException, InterruptedException {
        try (EmbeddedServer server = ApplicationContext.builder()
                .banner(false)
                .bootstrapEnvironment(false)
                .deduceEnvironment(false)
                .environmentPropertySource(false)
                .overrideConfigLocations("classpath:alert-service/")
                .properties(Map.of(
                        "micronaut.server.host",
                        "127.0.0.1",
                        "silkwire.alert.accounts.requests-per-minute",
                        1_000_000,
                        "micronaut.server.port",
                        -1,
                        "kafka.bootstrap.servers",
                        bootstrapServers,
                        "elasticsearch.url",
                        elasticsearch,
                        "silkwire.enrich.enabled",
                        false,
                        "silkwire.ingest.crawl.enabled",
                        false,
                        "silkwire.alert.enabled",
                        false))
                .run(EmbeddedServer.class)) {
            return measure(server.getURI().resolve("/api/v1/statements"));
        }
    }

    private boolean measure(URI statements) throws IOException, InterruptedException {
        List<Double> all = new ArrayList<>();
        for (Map.Entry<String, List<String>> kind : QUESTIONS.entrySet()) {
            List<Double> took = new ArrayList<>();
            for (int i = 0; i < WARM_UP + MEASURED; i++) {
                double millis =
                        ask(statements, kind.getValue().get(i % kind.getValue().size()));
                if (i >= WARM_UP) {
                    took.add(millis);
                }
            }
            tell(kind.getKey(), took);
            all.addAll(took);
        }
        List<Double> cursors = cursors(statements);
        tell("a list read on by cursors, a page of 100", cursors);
        all.addAll(cursors);
        double p95 = percentile(all, 0.95);
        out.printf(
                Locale.ROOT,
                "search by HTTP, %d answers of %d kinds (%d %% found something): p50 %.0f ms, p95 %.0f ms (wanted ≤ %.0f ms)%n",
                all.size(),
                QUESTIONS.size() + 1,
                100 * found / asked,
                percentile(all, 0.5),
                p95,
                GOAL_MILLIS);
        return p95 <= GOAL_MILLIS;
    }

    private double ask(URI statements, String question) throws IOException, InterruptedException {
        long began = System.nanoTime();
        byte[] answer = get(statements, question);
        double millis = (System.nanoTime() - began) / 1e6;
        asked++;
        found += json.readTree(answer).path("total").asLong() > 0 ? 1 : 0;
        return millis;
    }

    private List<Double> cursors(URI statements) throws IOException, InterruptedException {
        List<Double> took = new ArrayList<>();
        String cursor = "*";
        for (int i = 0; i < MEASURED; i++) {
            long began = System.nanoTime();
            JsonNode page = json.readTree(get(statements, "size=100&facets=none&cursor=" + cursor));
            took.add((System.nanoTime() - began) / 1e6);
            cursor = page.path("next").isTextual() ? page.path("next").asText() : "*";
        }
        return took;
    }

    private byte[] get(URI statements, String question) throws IOException, InterruptedException {
        HttpResponse<byte[]> answer = http.send(
                HttpRequest.newBuilder(URI.create(statements + "?" + encoded(question)))
                        .build(),
                HttpResponse.BodyHandlers.ofByteArray());
        if (answer.statusCode() != 200) {
            JsonNode problem = json.readTree(answer.body());
            throw new IOException(question + ": status " + answer.statusCode() + " "
                    + problem.path("detail").asText());
        }
        return answer.body();
    }

    private static String encoded(String question) {
        return String.join(
                "&",
                Arrays.stream(question.split("&", -1))
                        .map(part -> part.split("=", 2))
                        .map(part -> part[0] + "=" + URLEncoder.encode(part[1], StandardCharsets.UTF_8))
                        .toList());
    }

    private void tell(String kind, List<Double> took) {
        out.printf(
                Locale.ROOT,
                "  %-45s p50 %4.0f ms, p95 %4.0f ms%n",
                kind,
                percentile(took, 0.5),
                percentile(took, 0.95));
    }

    private static double percentile(List<Double> values, double share) {
        List<Double> sorted = values.stream().sorted().toList();
        return sorted.get((int) Math.min(sorted.size() - 1L, Math.round(Math.ceil(share * sorted.size())) - 1));
    }
}
