package io.silkwire.standalone;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.silkwire.standalone.subscriptions.ApiClient;
import io.silkwire.standalone.subscriptions.Table;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ./silkwire accounts}: who may do what, and who did, over the HTTP API of a running alert service; for admins. */
@Command(
        name = "accounts",
        description = {
            "Lists, adds and changes accounts of a running Silkwire, and tells who did what; asks for a token of an admin.",
            "SILKWIRE_URL and SILKWIRE_TOKEN in the environment stand for --url and --token."
        },
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND")
final class AccountsCommand implements Runnable {
    private static final String PATH = "/accounts/";

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private ApiOptions api = new ApiOptions();

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "name what to do, such as list");
    }

    @Command(name = "list", description = "All accounts.", mixinStandardHelpOptions = true)
    int list() {
        JsonNode all = client().get("/accounts");
        Table table = new Table("account", "role", "state", "tokens", "name");
        all.forEach(one -> table.row(
                one.path("id").asText(),
                one.path("role").asText(),
                one.path("state").asText(),
                Integer.toString(one.path("tokens").size()),
                one.path("name").asText()));
        return print(all, table.text());
    }

    @Command(name = "add", description = "Adds one.", mixinStandardHelpOptions = true)
    int add(
            @Parameters(paramLabel = "ID") String id,
            @Option(names = "--role", required = true, description = "viewer, analyst, ops or admin") String role,
            @Option(names = "--name", description = "default: the id") @Nullable String name,
            @Option(
                            names = "--password-stdin",
                            description = "Read its first password from standard input; without it signs in elsewhere.")
                    boolean password,
            @Option(names = "--subject", description = "Issuer and subject at an OpenID Connect provider.") @Nullable
                    String subject)
            throws IOException {
        ObjectNode draft = JsonNodeFactory.instance.objectNode();
        draft.put("id", id).put("role", role).put("name", name).put("subject", subject);
        if (password) {
            draft.put("password", new String(System.in.readAllBytes(), StandardCharsets.UTF_8).strip());
        }
        return print(client().send("POST", "/accounts", draft), "added " + id);
    }

    @Command(name = "role", description = "Gives one another role; its sessions end.", mixinStandardHelpOptions = true)
    int role(
            @Parameters(paramLabel = "ID") String id,
            @Parameters(paramLabel = "ROLE", description = "viewer, analyst, ops or admin") String role) {
        return edit(List.of(id), "role", role);
    }

    @Command(name = "disable", description = "Lets them sign in no more.", mixinStandardHelpOptions = true)
    int disable(@Parameters(paramLabel = "ID", arity = "1..*") List<String> ids) {
        return edit(ids, "state", "disabled");
    }

    @Command(name = "enable", description = "Lets them sign in again.", mixinStandardHelpOptions = true)
    int enable(@Parameters(paramLabel = "ID", arity = "1..*") List<String> ids) {
        return edit(ids, "state", "active");
    }

    @Command(name = "end-sessions", description = "Signs one out everywhere.", mixinStandardHelpOptions = true)
    int endSessions(@Parameters(paramLabel = "ID") String id) {
        ObjectNode nothing = JsonNodeFactory.instance.objectNode();
        return print(client().send("POST", path(id) + "/end-sessions", nothing), "ended all sessions of " + id);
    }

    @Command(
            name = "delete",
            description = "Deletes one; its subscriptions are paused and go to the heir.",
            mixinStandardHelpOptions = true)
    int delete(
            @Parameters(paramLabel = "ID") String id,
            @Option(names = "--heir", paramLabel = "ID", description = "default: whose token it is") @Nullable
                    String heir) {
        String asked = path(id) + (heir == null ? "" : "?heir=" + ApiClient.part(heir));
        return print(client().send("DELETE", asked, null), "deleted " + id);
    }

    @Command(name = "audit", description = "Who did what, newest first.", mixinStandardHelpOptions = true)
    int audit(
            @Option(names = "--account", paramLabel = "ID", description = "That acted or was acted upon.") @Nullable
                    String account,
            @Option(names = "--subscription", paramLabel = "ID", description = "That was acted upon.") @Nullable
                    String subscription,
            @Option(names = "--before", paramLabel = "N", description = "Go on before this one.") @Nullable Long before,
            @Option(names = "--limit", paramLabel = "N", defaultValue = "100", description = "1 to 500") int limit) {
        JsonNode page = client().get("/audit?limit=" + limit
                + (account == null ? "" : "&account=" + ApiClient.part(account))
                + (subscription == null ? "" : "&subscription=" + ApiClient.part(subscription))
                + (before == null ? "" : "&before=" + before));
        Table table = new Table("at", "who", "what", "outcome", "from", "to what");
        page.path("entries")
                .forEach(entry -> table.row(
                        entry.path("at").asText(),
                        entry.path("actor").asText(),
                        entry.path("action").asText(),
                        entry.path("outcome").asText(),
                        entry.path("address").asText(),
                        entry.path("target").asText("")));
        String more = page.has("next") ? "older: --before " + page.path("next").asText() + "\n" : "";
        return print(page, table.text() + more);
    }

    private int edit(List<String> ids, String field, String value) {
        ApiClient client = client();
        ObjectNode edit = JsonNodeFactory.instance.objectNode().put(field, value);
        ids.forEach(id -> print(client.send("PUT", path(id), edit), id + " is " + value + " now"));
        return 0;
    }

    private static String path(String id) {
        return PATH + ApiClient.part(id);
    }

    private ApiClient client() {
        return api.client();
    }

    private int print(JsonNode answer, String words) {
        api.print(spec.commandLine().getOut(), answer, words);
        return 0;
    }
}
