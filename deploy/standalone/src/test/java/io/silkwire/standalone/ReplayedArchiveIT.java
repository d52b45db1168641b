package io.silkwire.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * An archive replayed under subscriptions of every channel and kind of question, with trap servers at their ends. What was replayed
 * without {@code --deliver} is known to be through when a statement that concerns all of them, delivered after it, has arrived at
 * every end.
 */
@NullUnmarked // fields are set before all tests
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ReplayedArchiveIT {
    private static final String SECRET = "whsec_c2lsa3dpcmUtZW5kLXRvLWVuZC1zZWNyZXQ=";
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final int WORDS = 10;
    private static final int STATEMENTS = 120;
    private static final int EACH = STATEMENTS / WORDS;

    /** They tell of much the same, and would be told as one story. */
    private static final String EACH_BY_ITSELF = "\"sending\": {\"storyWindow\": \"PT0S\"}";

    private static final ObjectMapper JSON = new ObjectMapper();

    private RunningSilkwire silkwire;
    private WebhookReceiver signed;
    private WebhookReceiver chats;
    private MailTrap mails;
    private final List<String> streamed = new CopyOnWriteArrayList<>();
    private final HttpClient http = HttpClient.newHttpClient();
    private Path archive;
    private Path last;

    @BeforeAll
    void start(@TempDir Path folder) throws IOException {
        signed = new WebhookReceiver(SECRET);
        chats = new WebhookReceiver(SECRET);
        mails = new MailTrap();
        Path config = Files.writeString(folder.resolve("mail.yml"), """
                silkwire.alert.email:
                  host: 127.0.0.1
                  port: %d
                  security: none
                  per-recipient: 1000
                """.formatted(mails.port()));
        silkwire = RunningSilkwire.up(
                folder.resolve("data"), "--no-seeds", "--allow-private-webhooks", "--config", config.toString());
        archive = archive(folder.resolve("archive"));
        last = Files.createDirectories(folder.resolve("last"));
        Files.writeString(last.resolve("last.txt"), """
                Last session of the commission

                The commission spoke %s at its last session, and of the water resources of the river.
                """.formatted(
                IntStream.range(0, WORDS).mapToObj(i -> "of the " + word(i)).collect(Collectors.joining(" and "))));
        IntStream.range(0, WORDS).forEach(this::subscribe);
        follow();
    }

    @AfterAll
    void stop() {
        silkwire.close();
        http.shutdownNow();
        signed.close();
        chats.close();
        mails.close();
    }

    @Test
    @Order(1)
    void aReplayReachesNobody() {
        replay(archive);
        replay("--deliver", last);

        await("the last statement at every end").atMost(PATIENCE).untilAsserted(this::theLastIsEverywhere);
        assertThat(signed.received()).as("signed webhooks").hasSize(WORDS);
        assertThat(chats.received()).as("messages in chats").hasSize(2);
        assertThat(mails.received()).as("mails").hasSize(WORDS);
        assertThat(streamed).as("events of the live stream").hasSize(2 * WORDS + 3);
        assertThat(shadows()).as("alerts that were made and told nobody").isEqualTo(expectedAlerts());
    }

    @Test
    @Order(2)
    void whereDeliveryIsAskedForEachAlertComesOnceToItsEnd() {
        replay("--deliver", archive);

        await("every alert at its end").atMost(PATIENCE).untilAsserted(this::everyAlertIsThere);

        replay("--deliver", archive);
        replay(archive);
        everyAlertIsThere();
    }

    /** As many as are expected of each, and none twice. */
    private void everyAlertIsThere() {
        assertThat(bySubscription())
                .as("signed webhooks by subscription")
                .isEqualTo(IntStream.range(0, WORDS)
                        .boxed()
                        .collect(Collectors.toMap(i -> "Hook " + i, i -> EACH + 1L, (a, b) -> a, TreeMap::new)));
        assertThat(signed.received()).allMatch(WebhookReceiver.Received::verified);
        assertThat(signed.received()).extracting(WebhookReceiver.Received::id).doesNotHaveDuplicates();
        assertThat(chats.received()).as("messages in chats").hasSize(2 * (EACH + 1));
        assertThat(mails.received()).as("mails").hasSize(WORDS * (EACH + 1));
        assertThat(mails.received()).extracting(MailTrap.Mail::messageId).doesNotHaveDuplicates();
        assertThat(streamed).as("events of the live stream").hasSize(expectedAlerts() + 2 * WORDS + 3);
        assertThat(new HashSet<>(streamed)).hasSameSizeAs(streamed);
    }

    private void theLastIsEverywhere() {
        assertThat(signed.received()).hasSizeGreaterThanOrEqualTo(WORDS);
        assertThat(chats.received()).hasSizeGreaterThanOrEqualTo(2);
        assertThat(mails.received()).hasSizeGreaterThanOrEqualTo(WORDS);
        assertThat(streamed).hasSizeGreaterThanOrEqualTo(2 * WORDS + 3);
    }

    private Map<String, Long> bySubscription() {
        return signed.received().stream()
                .map(received ->
                        json(received.body()).at("/data/subscription/name").asText())
                .collect(Collectors.groupingBy(name -> name, TreeMap::new, Collectors.counting()));
    }

    /** By webhook and by mail, each statement with the word; two chats; and one that nobody is sent anything of. */
    private static int expectedAlerts() {
        return 2 * STATEMENTS + 2 * EACH + STATEMENTS;
    }

    private long shadows() {
        return silkwire.api("/alerts?limit=1000").size() - (2L * WORDS + 3);
    }

    private void subscribe(int number) {
        String word = word(number);
        make("""
                {"name": "Hook %d", "query": "%s", "webhook": {"url": "%s", "secret": "%s"}, %s}
                """.formatted(
                        number,
                        number % 2 == 0 ? word : "\\\"the " + word + "\\\" OR in:title " + word,
                        signed.url(),
                        SECRET,
                        EACH_BY_ITSELF));
        make("""
                {"name": "Mail %d", "query": "%s AND lang:en NOT nothing", "email": "mail%d@a.example", %s}
                """.formatted(number, word, number, EACH_BY_ITSELF));
        if (number == 0) {
            make("""
                    {"name": "Slack", "query": "%s", "webhook": {"url": "%s/slack", "shape": "slack"}, %s}
                    """.formatted(word, chats.url(), EACH_BY_ITSELF));
            make("""
                    {"name": "Teams", "query": "%s", "webhook": {"url": "%s/teams", "shape": "teams"}, %s}
                    """.formatted(word, chats.url(), EACH_BY_ITSELF));
            make("{\"name\": \"Looked at on the page\", \"topics\": [\"water\"]}");
        }
    }

    private void make(String subscription) {
        silkwire.post("/subscriptions", subscription, 201);
    }

    private void replay(Path corpus) {
        replay(new String[] {corpus.toString()});
    }

    private void replay(String option, Path corpus) {
        replay(new String[] {option, corpus.toString()});
    }

    private void replay(String[] arguments) {
        RunningSilkwire.Result replayed = silkwire.replay(arguments);
        assertThat(replayed.status()).as(replayed.output()).isZero();
    }

    /** Keeps the ids of the alerts that the live stream tells. */
    private void follow() throws IOException {
        URI stream = URI.create(silkwire.addresses().page() + "/api/v1/alerts/stream");
        HttpResponse<java.io.InputStream> answer;
        try {
            answer = http.send(
                    HttpRequest.newBuilder(stream)
                            .header("Accept", "text/event-stream")
                            .build(),
                    HttpResponse.BodyHandlers.ofInputStream());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("text/event-stream");
        Thread.ofPlatform().daemon().start(() -> {
            BufferedReader lines = new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8));
            try (Stream<String> all = lines.lines()) {
                all.filter(line -> line.startsWith("data:") && line.contains("{"))
                        .map(line -> json(line.substring(5)).path("id").asText())
                        .filter(id -> !id.isEmpty())
                        .forEach(streamed::add);
            } catch (RuntimeException e) {
                // The stream ends with the service.
                assertThat(e).isNotNull();
            }
        });
    }

    private static Path archive(Path folder) throws IOException {
        Files.createDirectories(folder);
        for (int i = 0; i < STATEMENTS; i++) {
            Files.writeString(folder.resolve("statement-%03d.txt".formatted(i)), """
                    Session number %d of the commission

                    The commission spoke of the %s at its session %d, and of the water resources of the river.
                    """.formatted(i, word(i % WORDS), i));
        }
        return folder;
    }

    /** Letters only: a word of no language. */
    private static String word(int number) {
        return "zelkov" + (char) ('a' + number) + "rin";
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new AssertionError("not JSON: " + text, e);
        }
    }
}
