package io.silkwire.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import io.silkwire.alert.account.Accounts;
import io.silkwire.alert.account.Caller;
import io.silkwire.alert.account.OwnTokens;
import io.silkwire.contracts.Alert;
import io.silkwire.contracts.AlertId;
import io.silkwire.contracts.KafkaTopics;
import io.silkwire.contracts.Lane;
import io.silkwire.contracts.Role;
import io.silkwire.contracts.SourceId;
import io.silkwire.contracts.StatementId;
import io.silkwire.contracts.SubscriptionId;
import io.silkwire.embedded.EmbeddedKafka;
import io.silkwire.embedded.Ports;
import io.silkwire.wire.KafkaConnection;
import io.silkwire.wire.TopicProvisioner;
import io.silkwire.wire.Travel;
import io.silkwire.wire.WireRecords;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The command line of subscriptions against a real alert service that keeps accounts. */
@NullUnmarked // fields are set before all tests
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SubscriptionsCommandIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final ObjectMapper json = new ObjectMapper();
    private EmbeddedKafka kafka;
    private EmbeddedServer server;
    private String token;
    private String other;
    private Path folder;

    @BeforeAll
    void start(@TempDir Path dir) throws IOException {
        folder = dir;
        List<Integer> ports = Ports.free(2);
        kafka = EmbeddedKafka.start(new EmbeddedKafka.Settings(dir.resolve("kafka"), ports.get(0), ports.get(1)));
        TopicProvisioner.provision(KafkaConnection.to(kafka.bootstrapServers()), KafkaTopics.all());
        server = ApplicationContext.builder()
                .overrideConfigLocations("classpath:alert-service/")
                .properties(Map.of(
                        "micronaut.server.port",
                        -1,
                        "kafka.bootstrap.servers",
                        kafka.bootstrapServers(),
                        "elasticsearch.url",
                        "http://127.0.0.1:9",
                        "silkwire.alert.match.state-dir",
                        dir.resolve("state").toString(),
                        // Those services stand on the same class path.
                        "silkwire.enrich.enabled",
                        false,
                        "silkwire.enrich.state-directory",
                        dir.resolve("enrich").toString(),
                        "silkwire.alert.accounts.required",
                        true,
                        "silkwire.alert.accounts.session-key-file",
                        dir.resolve("key").toString()))
                .run(EmbeddedServer.class);
        token = tokenOf("anna");
        other = tokenOf("boris");
    }

    @AfterAll
    void stop() {
        server.close();
        kafka.close();
    }

    @Test
    void aReceiverInsideIsRefusedAndANameThatIsNotThereIsWarnedOf() {
        Printed inside = run("create", "--name", "Inside", "--query", "вода", "--webhook", "http://10.0.0.8/hook");
        Printed itself = run("create", "--name", "Itself", "--query", "вода", "--webhook", "http://localhost/hook");
        Printed nowhere = run("create", "--name", "Nowhere", "--query", "вода", "--webhook", "https://a.invalid/hook");

        assertThat(inside.status()).isNotZero();
        assertThat(inside.text()).contains("webhook.url: 10.0.0.8 is not on the public internet");
        assertThat(itself.text()).contains("webhook.url: localhost is this machine itself");
        assertThat(nowhere.status()).as(nowhere.text()).isZero();
        assertThat(nowhere.text()).contains("warning: webhook.url: a.invalid", "saved");
    }

    @Test
    void whatWasMadeIsListedShownChangedAndDeleted() throws Exception {
        Printed made = run(
                "create",
                "--name",
                "Вода",
                "--query",
                "вода",
                "--lang",
                "ru,kk",
                "--webhook",
                "https://a.example/hook");
        assertThat(made.status()).as(made.text()).isZero();
        assertThat(made.text()).containsPattern("created \\S+").contains("told this once: whsec_");
        String id = made.text().split("\\s+", -1)[1];
        assertThat(run("list").text()).contains("ID", "ASKS FOR", id, "Вода", "anna", "standard webhook at a.example");
        assertThat(run("show", id).text()).contains("вода; in ru, kk", "active, version 1", "next");

        assertThat(run("edit", id, "--mode", "daily", "--quiet-hours", "22:00-07:00", "--clear", "languages")
                        .text())
                .contains("version 2");
        JsonNode now = json.readTree(run("show", id, "--json").text());
        assertThat(now.path("languages")).isEmpty();
        assertThat(now.at("/sending/mode").asText()).isEqualTo("daily");
        assertThat(now.at("/sending/quietHours/from").asText()).isEqualTo("22:00");
        assertThat(now.at("/webhook/url").asText()).isEqualTo("https://a.example/hook");

        assertThat(run("pause", id).text()).contains("paused " + id);
        assertThat(run("mute", id).status()).isZero();
        String until = Clock.systemUTC()
                .instant()
                .plus(Duration.ofDays(100))
                .truncatedTo(ChronoUnit.DAYS)
                .toString();
        assertThat(run("snooze", id, "--until", until).text()).contains("snoozed until " + until);
        assertThat(run("show", id).text()).contains("paused, muted, snoozed until " + until);
        assertThat(run("edit", id, "--name", "Su").status()).isZero();
        assertThat(run("show", id).text()).contains("paused, muted, snoozed until " + until);
        assertThat(run("snooze", id, "--end").status()).isZero();
        assertThat(run("unmute", id).status()).isZero();
        assertThat(run("resume", id).status()).isZero();
        assertThat(run("show", id).text()).containsPattern("state +active, version");

        assertThat(run("delete", id).text()).contains("deleted " + id);
        Printed gone = run("show", id);
        assertThat(gone.status()).isEqualTo(1);
        assertThat(gone.text()).contains("there is no subscription '" + id + "'");
    }

    @Test
    void whatIsWrongIsToldWithItsPlace() throws Exception {
        Printed refused = run("create", "--name", "Odd", "--query", "вода AND (");
        assertThat(refused.status()).isEqualTo(1);
        assertThat(refused.text()).contains("query, position 10").contains("    вода AND (\n             ^");

        Path file = Files.writeString(folder.resolve("odd.yaml"), "name: Odd\nlanguages: [ru]\nquery: 'вода AND ('\n");
        assertThat(run("create", "--file", file.toString()).text()).contains(file + ":3: query, position 10");
        Path unknown = Files.writeString(folder.resolve("unknown.yaml"), "name: Odd\nquerry: вода\n");
        assertThat(run("create", "--file", unknown.toString()).text())
                .contains(unknown + ":2: querry: there is no such key")
                .contains("query");

        Printed checked = run("check", "tеrror");
        assertThat(checked.text()).contains("warning, position").contains("^");
        assertThat(run("check", "(water").status()).isEqualTo(1);
        assertThat(run("check", "water dam").text()).contains("understood as:");
    }

    @Test
    void whoIsNotToldOrMayNotIsToldWhatToDo() {
        Printed nobody = execute("--url", server.getURI().toString(), "list");
        assertThat(nobody.status()).isEqualTo(1);
        assertThat(nobody.text()).contains("SILKWIRE_TOKEN").contains("/account");
        assertThat(execute("--url", server.getURI().toString(), "--token", "swk_wrong", "list")
                        .text())
                .contains("does not take this API token");
        Printed away = execute("--url", "http://127.0.0.1:9", "list");
        assertThat(away.status()).isEqualTo(1);
        assertThat(away.text())
                .contains("no Silkwire answers at http://127.0.0.1:9")
                .contains("--url");
        assertThat(execute("--url", "ftp://x", "list").text()).contains("no address of a Silkwire");
        assertThat(execute("--url", server.getURI().toString()).status()).isEqualTo(2);
        assertThat(run("snooze", "some-id").status()).isEqualTo(2);
        assertThat(run("hand-over", "some-id", "boris").text()).contains("you may not do that");
    }

    @Test
    void whatIsExportedIsImportedElsewhereAndTwiceChangesNothing() throws Exception {
        String one = id(run(
                "create",
                "--name",
                "Export one",
                "--query",
                "Export",
                "--topic",
                "water",
                "--mode",
                "weekly",
                "--at",
                "08:05",
                "--weekday",
                "friday",
                "--max-per-day",
                "7",
                "--quiet-hours",
                "23:00-06:30",
                "--quiet-broken-by",
                "urgent",
                "--urgent-topic",
                "water",
                "--story-window",
                "PT2H"));
        String two = id(run("create", "--name", "Export: two #2", "--query", "\"a: b\" OR 'c'", "--lang", "uz-Cyrl"));
        run("pause", two);
        run("mute", one);
        String yaml = run("export", one, two).text();
        Path file = Files.writeString(folder.resolve("export.yaml"), yaml);
        assertThat(yaml).contains("Export one").doesNotContain("whsec_");

        assertThat(run("import", file.toString()).text())
                .contains("unchanged  Export one", "unchanged  Export: two #2");
        assertThat(as(other, "import", file.toString(), "--dry-run").text()).contains("added      Export one");
        assertThat(as(other, "list").text()).doesNotContain("Export one");
        assertThat(as(other, "import", file.toString()).text()).contains("added      Export one");
        Printed twice = as(other, "import", file.toString());
        assertThat(twice.status()).isZero();
        assertThat(twice.text())
                .contains("unchanged  Export one", "unchanged  Export: two #2")
                .doesNotContain("added");
        String there = as(other, "export").text().replaceAll("id: \\S+", "");
        assertThat(there).isEqualTo(yaml.replaceAll("id: \\S+", ""));

        Files.writeString(file, yaml.replace("08:05", "09:10"));
        assertThat(as(other, "import", file.toString()).text()).contains("changed    Export one");
        Files.writeString(file, yaml.replace("query: Export", "query: '(Export'"));
        Printed bad = as(other, "import", file.toString());
        assertThat(bad.status()).isEqualTo(1);
        assertThat(bad.text()).contains("refused    " + file + ":").contains("unchanged  Export: two #2");
        assertThat(as(other, "import", file.toString(), "--json").text()).contains("\"outcome\" : \"refused\"");
    }

    @Test
    void deliveriesAreListedSampledAndSentAgain() throws Exception {
        String id = id(run("create", "--name", "Delivered", "--query", "delivered"));
        AlertId alert = alert(id);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(run("deliveries", id).text())
                        .contains(alert.value())
                        .contains("delivered"));
        assertThat(run("deliveries", id, "--state", "failed").text()).contains("nothing was delivered");
        assertThat(run("alerts", id).text()).contains(alert.value()).contains("A title");
        Printed part = run("deliveries", id, "--limit", "1");
        assertThat(part.text()).contains("older ones: --before ").contains("~" + alert.value());
        String place =
                part.text().substring(part.text().indexOf("--before ") + 9).strip();
        assertThat(run("deliveries", id, "--before", place).text()).contains("nothing was delivered");
        assertThat(run("alerts", id, "--before", "2026-11-22T12:00:00Z").text()).contains("nothing was matched");
        assertThat(run("alerts", "--before", "soon").text()).contains("neither a place in the list nor a moment");
        assertThat(run("sample", id).text()).contains("goes nowhere");
        assertThat(run("resend", alert.value()).status()).isZero();
        assertThat(run("recover", id, "--since", "2026-01-01T00:00:00Z").status())
                .isZero();
        assertThat(run("recover", id, "--since", "yesterday").text()).contains("write a moment");
        Printed foreign = as(other, "resend", alert.value());
        assertThat(foreign.status()).isEqualTo(1);
        assertThat(foreign.text()).contains("there is no delivery");
        Printed away = run("why-not", id, "0".repeat(32));
        assertThat(away.status()).isEqualTo(1);
        assertThat(away.text()).containsIgnoringCase("search");
    }

    @Test
    void secretsAndFeedsAreMadeAnewAndTakenAway() {
        String id = id(run("create", "--name", "Kept", "--query", "kept", "--webhook", "https://a.example/hook"));
        assertThat(run("rotate", id).text()).contains("rotated " + id).contains("told this once: whsec_");
        assertThat(run("enable", id, "webhook").status()).isZero();
        assertThat(run("enable", id, "pigeon").status()).isEqualTo(1);
        Printed feed = run("feed", id);
        assertThat(feed.text()).contains(server.getURI() + "/feeds/").contains("/atom.xml");
        assertThat(run("unfeed", id).text()).contains("has no feed now");
        assertThat(run("audit").status()).isZero();
        Printed away = run("preview", id, "--query", "kept OR more");
        assertThat(away.status()).isEqualTo(1);
        assertThat(away.text()).containsIgnoringCase("search");
    }

    @Test
    void anAdminKeepsAccountsAndReadsTheAudit() {
        String admin = tokenOf("keeper", Role.ADMIN);
        assertThat(accounts(admin, "add", "newcomer", "--role", "viewer").text())
                .contains("added newcomer");
        assertThat(accounts(admin, "role", "newcomer", "analyst").text()).contains("newcomer is analyst now");
        assertThat(accounts(admin, "disable", "newcomer").status()).isZero();
        assertThat(accounts(admin, "list").text()).containsPattern("newcomer +analyst +disabled +0 +newcomer");
        assertThat(accounts(admin, "role", "newcomer", "emperor").status()).isEqualTo(1);
        assertThat(accounts(admin, "delete", "newcomer").text()).contains("deleted newcomer");
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(accounts(admin, "audit", "--account", "newcomer")
                                .text())
                        .containsPattern("keeper +account.delete +done"));
        Printed refused = accounts(token, "list");
        assertThat(refused.status()).isEqualTo(1);
        assertThat(refused.text()).contains("admin");
    }

    private Printed accounts(String whose, String... arguments) {
        List<String> all = new ArrayList<>(List.of("accounts"));
        all.addAll(List.of(arguments));
        all.addAll(List.of("--url", server.getURI().toString(), "--token", whose));
        StringWriter printed = new StringWriter();
        int status = Silkwire.execute(new PrintWriter(printed, true), all.toArray(String[]::new));
        return new Printed(status, printed.toString());
    }

    private static String id(Printed made) {
        assertThat(made.status()).as(made.text()).isZero();
        return made.text().split("\\s+", -1)[1];
    }

    /** What was printed, whether as an answer or as a complaint. */
    private record Printed(int status, String text) {}

    private Printed run(String... arguments) {
        return as(token, arguments);
    }

    private Printed as(String whose, String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--url", server.getURI().toString(), "--token", whose));
        return execute(all.toArray(String[]::new));
    }

    private static Printed execute(String... arguments) {
        StringWriter printed = new StringWriter();
        PrintWriter writer = new PrintWriter(printed, true);
        List<String> all = new ArrayList<>(List.of("subscriptions"));
        all.addAll(Arrays.asList(arguments));
        int status = Silkwire.execute(writer, all.toArray(String[]::new));
        return new Printed(status, printed.toString());
    }

    private String tokenOf(String id) {
        return tokenOf(id, Role.ANALYST);
    }

    private String tokenOf(String id, Role role) {
        server.getApplicationContext().getBean(Accounts.class).add(id, id, null, role, "four plain short words", null);
        OwnTokens.Outcome made = server.getApplicationContext()
                .getBean(OwnTokens.class)
                .make(new Caller(id, id, role, Caller.By.SESSION), "test", role, null);
        return ((OwnTokens.Outcome.Made) made).text();
    }

    private AlertId alert(String subscription) throws Exception {
        StatementId statement = StatementId.ofCorpusName(new SourceId("test"), "one");
        SubscriptionId id = new SubscriptionId(subscription);
        Instant at = Instant.parse("2026-11-22T12:00:00Z");
        Alert alert = new Alert(
                AlertId.of(id, statement, 1),
                id,
                "Delivered",
                1,
                statement,
                1,
                new SourceId("test"),
                "A title",
                null,
                null,
                null,
                "en",
                List.of(),
                List.of(),
                Lane.LIVE,
                true,
                at,
                null);
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(KafkaConnection.to(kafka.bootstrapServers()).producer("test"))) {
            producer.send(WireRecords.of(
                            KafkaTopics.ALERTS,
                            null,
                            subscription,
                            alert,
                            alert.id().value(),
                            "/test",
                            at,
                            Travel.LIVE))
                    .get();
        }
        return alert.id();
    }
}
