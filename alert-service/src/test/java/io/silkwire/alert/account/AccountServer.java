package io.silkwire.alert.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.context.ApplicationContext;
import io.micronaut.http.HttpMethod;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.web.router.Router;
import io.micronaut.web.router.UriRouteInfo;
import io.silkwire.alert.fakes.OpenIdServer;
import io.silkwire.alert.fakes.TestBroker;
import io.silkwire.alert.search.IndexedStatements;
import io.silkwire.contracts.AccountId;
import io.silkwire.contracts.Role;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * The alert service with accounts, on a real broker and a real Elasticsearch and over real HTTP. The suites about accounts share one: the first that asks
 * starts it, and it is closed with the run.
 */
final class AccountServer implements AutoCloseable {
    static final String PASSWORD = "four plain short words";

    private final HttpClient http =
            HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();
    private final Map<Role, String> tokens = new TreeMap<>();
    private final Path dir;
    private final TestBroker broker;
    private final OpenIdServer provider;
    private final HeldListener held = new HeldListener();
    private final EmbeddedServer server;
    private final String invitation;

    private AccountServer() throws Exception {
        dir = Files.createTempDirectory("accounts");
        broker = TestBroker.start(dir);
        provider = OpenIdServer.start();
        server = ApplicationContext.builder()
                .overrideConfigLocations("classpath:alert-service/")
                .properties(Map.of(
                        "micronaut.server.port",
                        -1,
                        "kafka.bootstrap.servers",
                        broker.connection().bootstrapServers(),
                        "elasticsearch.url",
                        IndexedStatements.url().toString(),
                        "silkwire.alert.match.state-dir",
                        dir.resolve("state").toString(),
                        "silkwire.alert.accounts.required",
                        true,
                        "silkwire.alert.accounts.session-key-file",
                        dir.resolve("session-key").toString(),
                        "silkwire.alert.accounts.requests-per-minute",
                        100_000,
                        "silkwire.alert.subscriptions.read-back",
                        "3s",
                        "silkwire.alert.accounts.oidc",
                        provider.settings()))
                .singletons(held)
                .run(EmbeddedServer.class);
        invitation = bean(FirstAdmin.class).invite().orElseThrow();
        setUpFirstAdmin();
        for (Role role : Role.values()) {
            tokens.put(role, tokenOf(role.label() + "-person", role));
        }
    }

    /** Hands the one server to a suite. */
    static final class Shared implements ParameterResolver {
        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType().equals(AccountServer.class);
        }

        @Override
        public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
            return context.getRoot()
                    .getStore(ExtensionContext.Namespace.GLOBAL)
                    .getOrComputeIfAbsent(AccountServer.class, type -> start(), AccountServer.class);
        }

        private static AccountServer start() {
            try {
                return new AccountServer();
            } catch (Exception e) {
                throw new IllegalStateException("the server with accounts did not start", e);
            }
        }
    }

    <T> T bean(Class<T> type) {
        return server.getApplicationContext().getBean(type);
    }

    TestBroker broker() {
        return broker;
    }

    OpenIdServer provider() {
        return provider;
    }

    /** What keeps changes of subscriptions from being in force, when it is told to. */
    HeldListener held() {
        return held;
    }

    EmbeddedServer server() {
        return server;
    }

    HttpClient http() {
        return http;
    }

    Accounts accounts() {
        return bean(Accounts.class);
    }

    /** The path that made the first admin, and makes nobody any more. */
    String invitation() {
        return invitation;
    }

    /** A token of somebody with this role. */
    String token(Role role) {
        return tokens.getOrDefault(role, "");
    }

    /** A token of a new account. */
    String tokenOf(String id, Role role) {
        return tokenOf(id, role, role);
    }

    /** A token of this scope of an account that is new, or there already. */
    String tokenOf(String id, Role role, Role scope) {
        accounts().add(id, id, null, role, PASSWORD, null);
        String text = ApiTokens.make();
        assertThat(accounts().addToken(new AccountId(id), "test", scope, null, text))
                .isInstanceOf(AccountChange.Saved.class);
        return text;
    }

    /** A request of the API. */
    HttpResponse<String> api(String method, String path, @Nullable String token, @Nullable String body)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(server.getURI().resolve(path))
                .header("Accept", "application/json")
                .method(
                        method,
                        body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body));
        if (body != null) {
            request.header("Content-Type", "application/json");
        }
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    Browser browser() {
        return new Browser(server.getURI(), http);
    }

    /** Every route that answers; HEAD is asked for under the rule of GET, and its answer has no body to tell by. */
    List<UriRouteInfo<?, ?>> routes() {
        return bean(Router.class)
                .uriRoutes()
                .filter(route -> route.getHttpMethod() != HttpMethod.HEAD)
                .<UriRouteInfo<?, ?>>map(route -> route)
                .toList();
    }

    @Override
    public void close() throws IOException {
        server.close();
        provider.close();
        broker.close();
        try (var files = Files.walk(dir)) {
            for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }

    private void setUpFirstAdmin() throws Exception {
        Browser browser = browser();
        HttpResponse<String> form = browser.get(invitation);
        assertThat(form.statusCode()).isEqualTo(200);
        HttpResponse<String> made = browser.post(
                "/setup",
                form,
                Map.of("account", "first", "password", PASSWORD, "code", invitation.replaceFirst(".*=", "")));
        assertThat(made.statusCode()).isEqualTo(303);
        assertThat(browser.get("/account").body()).contains("first").contains("All accounts");
    }
}
