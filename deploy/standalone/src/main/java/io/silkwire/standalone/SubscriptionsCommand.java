package io.silkwire.standalone;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.silkwire.standalone.subscriptions.ApiClient;
import io.silkwire.standalone.subscriptions.Complaint;
import io.silkwire.standalone.subscriptions.Drafts;
import io.silkwire.standalone.subscriptions.ListPart;
import io.silkwire.standalone.subscriptions.PreviewWords;
import io.silkwire.standalone.subscriptions.RefusedException;
import io.silkwire.standalone.subscriptions.SubscriptionFile;
import io.silkwire.standalone.subscriptions.SubscriptionFile.Entry;
import io.silkwire.standalone.subscriptions.SubscriptionImport;
import io.silkwire.standalone.subscriptions.SubscriptionOptions;
import io.silkwire.standalone.subscriptions.SubscriptionWords;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ./silkwire subscriptions}: what somebody wants to hear of, over the HTTP API of a running alert service. */
@Command(
        name = "subscriptions",
        description = {
            "Lists, makes, changes and explains subscriptions of a running Silkwire.",
            "SILKWIRE_URL and SILKWIRE_TOKEN in the environment stand for --url and --token."
        },
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {"0:it was done", "1:something was refused or wrong, and was said", "2:wrong use"})
final class SubscriptionsCommand implements Runnable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String PATH = "/subscriptions/";
    private static final ObjectNode NOTHING = JsonNodeFactory.instance.objectNode();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private ApiOptions api = new ApiOptions();

    private final Clock clock = Clock.systemUTC();

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "name what to do, such as list");
    }

    @Command(name = "list", description = "Those that you may see.", mixinStandardHelpOptions = true)
    int list() {
        JsonNode all = client().get("/subscriptions");
        return print(all, SubscriptionWords.list(all));
    }

    @Command(name = "show", description = "All of one, and when it is sent next.", mixinStandardHelpOptions = true)
    int show(@Parameters(paramLabel = "ID") String id) {
        ApiClient client = client();
        JsonNode one = client.get(path(id, ""));
        return print(one, SubscriptionWords.show(one, client.get(path(id, "/sending"))));
    }

    @Command(
            name = "create",
            description = "Makes one of options, or of a file and options; tells the secret of its webhook this once.",
            mixinStandardHelpOptions = true)
    int create(
            @Option(names = "--file", paramLabel = "FILE", description = "YAML or JSON; - for standard input.")
                    @Nullable
                    Path file,
            @Mixin SubscriptionOptions options)
            throws IOException {
        Entry entry = file == null ? null : only(file);
        ObjectNode draft = options.applyTo(entry == null ? JsonNodeFactory.instance.objectNode() : entry.draft());
        JsonNode made = send("POST", "/subscriptions", draft, file, entry);
        return print(made, "created " + made.path("id").asText() + told(made));
    }

    @Command(
            name = "edit",
            description = "Changes what is given and leaves the rest; with --file all is as the file says.",
            mixinStandardHelpOptions = true)
    int edit(
            @Parameters(paramLabel = "ID") String id,
            @Option(names = "--file", paramLabel = "FILE", description = "YAML or JSON; - for standard input.")
                    @Nullable
                    Path file,
            @Mixin SubscriptionOptions options)
            throws IOException {
        JsonNode there = client().get(path(id, ""));
        Entry entry = file == null ? null : only(file);
        ObjectNode draft = options.applyTo(entry == null ? Drafts.of(there) : entry.draft());
        if (entry == null && there.at("/sending/snoozedUntil").isTextual()) {
            draft.withObject("/sending").set("snoozedUntil", there.at("/sending/snoozedUntil"));
        }
        JsonNode changed = send("PUT", path(id, ""), draft, file, entry);
        return print(
                changed,
                "changed " + id + ", now version " + changed.path("version").asText() + told(changed));
    }

    @Command(
            name = "check",
            description = "What is wrong or odd about a query, and where; exit 1 where it cannot be read.",
            mixinStandardHelpOptions = true)
    int check(@Parameters(paramLabel = "QUERY") String query) {
        ObjectNode asked = JsonNodeFactory.instance.objectNode();
        asked.put("q", query).put("use", "subscription");
        JsonNode report = client().send("POST", "/queries/lint", asked);
        StringBuilder text = new StringBuilder();
        JsonNode error = report.path("error");
        if (error.isObject()) {
            note(text, query, error, "error");
        }
        report.path("warnings").forEach(warning -> note(text, query, warning, "warning"));
        if (report.path("valid").asBoolean()) {
            text.append("understood as: ")
                    .append(report.path("meaning").asText())
                    .append('\n');
        }
        print(report, text.toString());
        return report.path("valid").asBoolean() ? 0 : 1;
    }

    @Command(
            name = "preview",
            description =
                    "What one of options, a file or an id would have caught and sent, and with an id and changes what it"
                            + " would catch and lose; changes nothing.",
            mixinStandardHelpOptions = true)
    int preview(
            @Parameters(paramLabel = "ID", arity = "0..1", description = "default: a new one") @Nullable String id,
            @Option(names = "--file", paramLabel = "FILE", description = "YAML or JSON; - for standard input.")
                    @Nullable
                    Path file,
            @Option(names = "--days", paramLabel = "N", defaultValue = "30", description = "7, 30, 100 or all")
                    String days,
            @Mixin SubscriptionOptions options)
            throws IOException {
        Entry entry = file == null ? null : only(file);
        ObjectNode start = id == null ? JsonNodeFactory.instance.objectNode() : Drafts.of(client().get(path(id, "")));
        ObjectNode draft = options.applyTo(entry == null ? start : entry.draft());
        if (!draft.hasNonNull("name")) {
            draft.put("name", "preview");
        }
        String asked = (id == null ? "/subscriptions/preview" : path(id, "/preview")) + "?days=" + ApiClient.part(days);
        JsonNode preview = send("POST", asked, draft, file, entry);
        return print(preview, PreviewWords.of(preview));
    }

    @Command(
            name = "rotate",
            description = "Gives the webhook a new signing secret; the one before signs beside it for a day.",
            mixinStandardHelpOptions = true)
    int rotate(@Parameters(paramLabel = "ID") String id) {
        JsonNode rotated = client().send("POST", path(id, "/webhook/rotate"), NOTHING);
        return print(rotated, "rotated " + id + told(rotated));
    }

    @Command(
            name = "enable",
            description = "Sends over a channel again that was disabled.",
            mixinStandardHelpOptions = true)
    int enable(
            @Parameters(paramLabel = "ID") String id,
            @Parameters(paramLabel = "CHANNEL", description = "webhook or email") String channel) {
        JsonNode enabled = client().send("POST", path(id, "/enable/" + ApiClient.part(channel)), NOTHING);
        return print(enabled, channel + " of " + id + " is on again");
    }

    @Command(
            name = "feed",
            description = "Gives it a new feed address, told this once; the one before stops working.",
            mixinStandardHelpOptions = true)
    int feed(@Parameters(paramLabel = "ID") String id) {
        ApiClient client = client();
        JsonNode made = client.send("POST", path(id, "/feed"), NOTHING);
        return print(
                made,
                "whoever has these addresses may read it:\n"
                        + client.at(made.path("atom").asText()) + "\n"
                        + client.at(made.path("json").asText()));
    }

    @Command(name = "unfeed", description = "Takes its feed away.", mixinStandardHelpOptions = true)
    int unfeed(@Parameters(paramLabel = "ID") String id) {
        client().send("DELETE", path(id, "/feed"), null);
        return print(JsonNodeFactory.instance.objectNode().put("unfed", id), id + " has no feed now");
    }

    @Command(
            name = "audit",
            description = "Those that can never match, or have been silent for unusually long.",
            mixinStandardHelpOptions = true)
    int audit() {
        JsonNode audit = client().get("/subscriptions/audit");
        StringBuilder text = new StringBuilder();
        audit.path("findings")
                .forEach(finding -> text.append(finding.path("id").asText())
                        .append("  ")
                        .append(finding.path("name").asText())
                        .append(": ")
                        .append(finding.path("words").asText())
                        .append("; ")
                        .append(finding.path("remedy").asText())
                        .append('\n'));
        return print(audit, text.isEmpty() ? "nothing to tell" : text.toString());
    }

    @Command(name = "pause", description = "Matches no more until resumed.", mixinStandardHelpOptions = true)
    int pause(@Parameters(paramLabel = "ID", arity = "1..*") List<String> ids) {
        return each(ids, "/pause", NOTHING, "paused");
    }

    @Command(name = "resume", description = "Matches again.", mixinStandardHelpOptions = true)
    int resume(@Parameters(paramLabel = "ID", arity = "1..*") List<String> ids) {
        return each(ids, "/resume", NOTHING, "resumed");
    }

    @Command(name = "mute", description = "Matches, and sends nothing.", mixinStandardHelpOptions = true)
    int mute(@Parameters(paramLabel = "ID", arity = "1..*") List<String> ids) {
        return each(ids, "/mute", NOTHING, "muted");
    }

    @Command(name = "unmute", description = "Sends again.", mixinStandardHelpOptions = true)
    int unmute(@Parameters(paramLabel = "ID", arity = "1..*") List<String> ids) {
        return each(ids, "/unmute", NOTHING, "unmuted");
    }

    @Command(
            name = "snooze",
            description = "Sends nothing until then, and sums it up.",
            mixinStandardHelpOptions = true)
    int snooze(
            @Parameters(paramLabel = "ID", arity = "1..*") List<String> ids,
            @Option(names = "--for", paramLabel = "PT2H", description = "For how long.") @Nullable Duration length,
            @Option(names = "--until", paramLabel = "TIME", description = "Such as 2026-12-01T08:00:00Z.") @Nullable
                    String until,
            @Option(names = "--end", description = "End it.") boolean end) {
        if ((length == null ? 0 : 1) + (until == null ? 0 : 1) + (end ? 1 : 0) != 1) {
            throw new ParameterException(spec.commandLine(), "say one of --for, --until and --end");
        }
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        if (length != null) {
            body.put("until", later(length));
        } else if (until != null) {
            body.put("until", until);
        }
        return each(
                ids,
                "/snooze",
                body,
                end ? "awake again" : "snoozed until " + body.path("until").asText());
    }

    @Command(name = "delete", description = "Deletes them; alerts they gave stay.", mixinStandardHelpOptions = true)
    int delete(@Parameters(paramLabel = "ID", arity = "1..*") List<String> ids) {
        ApiClient client = client();
        ids.forEach(id -> {
            client.send("DELETE", path(id, ""), null);
            print(JsonNodeFactory.instance.objectNode().put("deleted", id), "deleted " + id);
        });
        return 0;
    }

    @Command(
            name = "hand-over",
            description = "Gives one to another account, and takes its feed away; for admins.",
            mixinStandardHelpOptions = true)
    int handOver(
            @Parameters(paramLabel = "ID") String id,
            @Parameters(paramLabel = "ACCOUNT", arity = "0..1", description = "default: the installation itself")
                    @Nullable
                    String account) {
        ObjectNode body = JsonNodeFactory.instance.objectNode().put("owner", account);
        JsonNode given = send("PUT", path(id, "/owner"), body, null, null);
        return print(given, id + " belongs to " + (account == null ? "the installation" : account) + " now");
    }

    @Command(
            name = "why-not",
            description = "The clause for which a statement does not fit.",
            mixinStandardHelpOptions = true)
    int whyNot(@Parameters(paramLabel = "ID") String id, @Parameters(paramLabel = "STATEMENT") String statement) {
        JsonNode reason = client().get(path(id, "/why-not/" + ApiClient.part(statement)));
        return print(reason, SubscriptionWords.whyNot(reason));
    }

    @Command(name = "sample", description = "Sends its latest alert as a sample, now.", mixinStandardHelpOptions = true)
    int sample(@Parameters(paramLabel = "ID") String id) {
        JsonNode sent = client().send("POST", path(id, "/sample"), NOTHING);
        return print(sent, SubscriptionWords.sample(sent));
    }

    @Command(
            name = "deliveries",
            description = "What was sent lately, and how that went.",
            mixinStandardHelpOptions = true)
    int deliveries(
            @Parameters(paramLabel = "ID", arity = "0..1", description = "default: of all") @Nullable String id,
            @Option(names = "--state", paramLabel = "STATE", description = "Such as failed or pending.") @Nullable
                    String state,
            @Mixin ListPart part) {
        JsonNode deliveries = client().get(
                        "/deliveries?" + part.query(id) + (state == null ? "" : "&state=" + ApiClient.part(state)));
        return print(
                deliveries, SubscriptionWords.deliveries(deliveries) + part.older(deliveries, "/updatedAt", "/id"));
    }

    @Command(
            name = "alerts",
            description = "What was matched lately, because of which words, and how its sending stands.",
            mixinStandardHelpOptions = true)
    int alerts(
            @Parameters(paramLabel = "ID", arity = "0..1", description = "default: of all") @Nullable String id,
            @Mixin ListPart part) {
        JsonNode alerts = client().get("/alerts?" + part.query(id));
        return print(alerts, SubscriptionWords.alerts(alerts) + part.older(alerts, "/alert/matchedAt", "/alert/id"));
    }

    @Command(name = "resend", description = "Sends a delivery again.", mixinStandardHelpOptions = true)
    int resend(@Parameters(paramLabel = "DELIVERY") String id) {
        client().send("POST", "/deliveries/" + ApiClient.part(id) + "/resend", NOTHING);
        return print(
                JsonNodeFactory.instance.objectNode().put("resent", id), "asked for; 'deliveries' shows how it went");
    }

    @Command(
            name = "recover",
            description = "Sends everything again that failed since.",
            mixinStandardHelpOptions = true)
    int recover(
            @Parameters(paramLabel = "ID") String id,
            @Option(
                            names = "--since",
                            paramLabel = "TIME",
                            required = true,
                            description = "Such as 2026-12-01T08:00:00Z.")
                    String since) {
        client().send(
                        "POST",
                        path(id, "/recover"),
                        JsonNodeFactory.instance.objectNode().put("since", since));
        return print(
                JsonNodeFactory.instance.objectNode().put("recovered", id),
                "asked for; 'deliveries' shows how it went");
    }

    @Command(
            name = "export",
            description = "Writes those that you may change as YAML that import takes; without secrets.",
            mixinStandardHelpOptions = true)
    int export(
            @Parameters(paramLabel = "ID", arity = "0..*", description = "default: all") @Nullable List<String> ids) {
        List<JsonNode> chosen = new ArrayList<>();
        ApiClient client = client();
        if (ids == null || ids.isEmpty()) {
            client.get("/subscriptions").forEach(one -> {
                if (!one.path("readOnly").asBoolean()) {
                    chosen.add(one);
                }
            });
        } else {
            ids.forEach(id -> chosen.add(client.get(path(id, ""))));
        }
        return print(JsonNodeFactory.instance.arrayNode().addAll(chosen), SubscriptionFile.write(chosen));
    }

    @Command(
            name = "import",
            description =
                    "Brings a file into force: by id, else by name, else as new; the same file twice changes nothing.",
            mixinStandardHelpOptions = true)
    int bring(
            @Parameters(paramLabel = "FILE", description = "YAML or JSON; - for standard input.") Path file,
            @Option(names = "--dry-run", description = "Only say what would be done.") boolean dryRun)
            throws IOException {
        List<SubscriptionImport.Outcome> outcomes = new SubscriptionImport(client(), file.toString(), dryRun)
                .run(SubscriptionFile.read(file.toString(), text(file)));
        long refused = outcomes.stream()
                .filter(SubscriptionImport.Outcome.Refused.class::isInstance)
                .count();
        StringBuilder text = new StringBuilder();
        outcomes.forEach(outcome -> text.append(words(outcome)).append('\n'));
        print(JSON.valueToTree(outcomes.stream().map(SubscriptionsCommand::json).toList()), text.toString());
        return refused == 0 ? 0 : 1;
    }

    private static String words(SubscriptionImport.Outcome outcome) {
        return switch (outcome) {
            case SubscriptionImport.Outcome.Added added ->
                "added      " + added.name() + (added.id() == null ? "" : " as " + added.id())
                        + (added.secret() == null ? "" : "; its signing secret, told this once: " + added.secret());
            case SubscriptionImport.Outcome.Changed changed -> "changed    " + changed.name();
            case SubscriptionImport.Outcome.Unchanged unchanged -> "unchanged  " + unchanged.name();
            case SubscriptionImport.Outcome.Refused refused -> "refused    " + refused.problem();
        };
    }

    private static ObjectNode json(SubscriptionImport.Outcome outcome) {
        ObjectNode json = JSON.valueToTree(outcome);
        return json.put("outcome", outcome.getClass().getSimpleName().toLowerCase(java.util.Locale.ROOT));
    }

    private int each(List<String> ids, String action, ObjectNode body, String word) {
        ApiClient client = client();
        ids.forEach(id -> print(client.send("POST", path(id, action), body), word + " " + id));
        return 0;
    }

    private JsonNode send(String method, String path, ObjectNode draft, @Nullable Path file, @Nullable Entry entry) {
        try {
            return client().send(method, path, draft);
        } catch (RefusedException e) {
            throw Complaint.about(
                    e, draft, field -> file == null || entry == null ? "" : file + ":" + entry.line(field));
        }
    }

    private Entry only(Path file) throws IOException {
        List<Entry> entries = SubscriptionFile.read(file.toString(), text(file));
        if (entries.size() != 1) {
            throw new Problem(
                    file + " has " + entries.size() + " subscriptions, one is expected; use import for several");
        }
        return entries.getFirst();
    }

    private static String text(Path file) throws IOException {
        try {
            return file.toString().equals("-")
                    ? new String(System.in.readAllBytes(), StandardCharsets.UTF_8)
                    : Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new Problem(
                    file + " cannot be read as UTF-8 text (" + e.getClass().getSimpleName() + ")", e);
        }
    }

    private static void note(StringBuilder text, String query, JsonNode found, String kind) {
        text.append(kind)
                .append(", position ")
                .append(found.path("offset").asInt() + 1)
                .append(": ")
                .append(found.path("problem").asText())
                .append("; ")
                .append(found.path("remedy").asText())
                .append('\n')
                .append(Complaint.marked(
                        query,
                        found.path("offset").asInt(),
                        found.path("length").asInt()))
                .append('\n');
    }

    private static String told(JsonNode saved) {
        JsonNode secret = saved.at("/webhook/secret");
        JsonNode publicKey = saved.at("/webhook/publicKey");
        StringBuilder told =
                new StringBuilder(secret.isTextual() ? "\nits signing secret, told this once: " + secret.asText() : "");
        if (publicKey.isTextual()) {
            told.append("\nthe public key its receiver verifies by: ").append(publicKey.asText());
        }
        saved.path("warnings").forEach(warning -> told.append("\nwarning: ").append(warning.asText()));
        return told.toString();
    }

    private String later(Duration length) {
        try {
            return clock.instant().plus(length).toString();
        } catch (DateTimeException | ArithmeticException e) {
            throw new Problem("--for " + length + " is too long; write for example PT2H or P3D", e);
        }
    }

    private static String path(String id, String more) {
        return PATH + ApiClient.part(id) + more;
    }

    private ApiClient client() {
        return api.client();
    }

    private int print(JsonNode answer, String words) {
        api.print(spec.commandLine().getOut(), answer, words);
        return 0;
    }
}
