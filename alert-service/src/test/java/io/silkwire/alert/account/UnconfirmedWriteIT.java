package io.silkwire.alert.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.silkwire.contracts.Role;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** A change that Kafka has and this service has not read back in time: told as that, and safe to send again. */
@NullUnmarked // fields are set before all tests
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@ExtendWith(AccountServer.Shared.class)
@Timeout(120)
class UnconfirmedWriteIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final ObjectMapper json = new ObjectMapper();
    private AccountServer shared;
    private String token;

    @BeforeAll
    void start(AccountServer there) {
        shared = there;
        token = there.tokenOf("waiter", Role.ANALYST);
    }

    @Test
    void whatIsAddedIsToldAsUnconfirmedAndSentAgainIsOne() throws Exception {
        // Given
        String draft = """
                {"name":"Unconfirmed","query":"unconfirmed","webhook":{"url":"https://hooks.example/u"}}""";

        // When
        HttpResponse<String> first;
        HttpResponse<String> second;
        shared.held().hold();
        try {
            first = add(draft, "one");
            second = add(draft, "one");
        } finally {
            shared.held().release();
        }

        // Then
        assertThat(first.statusCode()).isEqualTo(503);
        assertThat(first.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(first.headers().firstValue("Retry-After")).isPresent();
        assertThat(json.readTree(first.body()).path("detail").asText()).contains("may have been", "look");
        assertThat(second.statusCode()).isEqualTo(503);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(named("Unconfirmed")).hasSize(1));

        // When it is sent once more
        HttpResponse<String> again = add(draft, "one");
        HttpResponse<String> another = add(draft.replace("query\":\"unconfirmed", "query\":\"other"), "one");

        // Then
        assertThat(again.statusCode()).isEqualTo(201);
        assertThat(json.readTree(again.body()).at("/webhook/secret").asText())
                .as("the first answers did not tell it")
                .startsWith("whsec_");
        assertThat(another.statusCode()).isEqualTo(422);
        assertThat(json.readTree(another.body()).at("/errors/0/field").asText()).isEqualTo("Idempotency-Key");
        assertThat(named("Unconfirmed")).hasSize(1);
        assertThat(add(draft, "two words").statusCode()).isEqualTo(400);
    }

    @Test
    void aFormThatIsSentTwiceAddsOneAndABrowserIsToldOnAPage() throws Exception {
        // Given
        Browser browser = shared.browser();
        browser.signIn("waiter", AccountServer.PASSWORD, "/");
        HttpResponse<String> form = browser.get("/subscriptions");
        String once = form.body().replaceAll("(?s).*name=\"once\" value=\"([^\"]+)\".*", "$1");
        Map<String, String> fields = Map.of("name", "Twice", "q", "twice", "once", once);

        // When
        HttpResponse<String> unconfirmed;
        shared.held().hold();
        try {
            unconfirmed = browser.post("/subscriptions", form, fields);
        } finally {
            shared.held().release();
        }
        HttpResponse<String> again = browser.post("/subscriptions", form, fields);

        // Then
        assertThat(unconfirmed.statusCode()).isEqualTo(503);
        assertThat(unconfirmed.body()).contains("may have been");
        assertThat(again.statusCode()).isEqualTo(303);
        assertThat(named("Twice")).hasSize(1);
    }

    @Test
    void aChangeMadeAgainIsMadeOnce() throws Exception {
        // Given
        String id = json.readTree(add("{\"name\":\"Paused\",\"query\":\"paused\"}", "three")
                        .body())
                .path("id")
                .asText();
        String path = "/api/v1/subscriptions/" + id;

        // When
        HttpResponse<String> unconfirmed;
        HttpResponse<String> other;
        shared.held().hold();
        try {
            unconfirmed = shared.api("POST", path + "/pause", token, "{}");
            // It would be made of what was before the pause.
            other = shared.api("POST", path + "/mute", token, "{}");
        } finally {
            shared.held().release();
        }

        // Then
        assertThat(unconfirmed.statusCode()).isEqualTo(503);
        assertThat(other.statusCode()).isEqualTo(503);
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(read(path).path("state").asText()).isEqualTo("paused"));
        assertThat(read(path).path("version").asInt()).isEqualTo(2);
        assertThat(read(path).at("/sending/muted").asBoolean()).isFalse();
        assertThat(shared.api("POST", path + "/pause", token, "{}").statusCode())
                .isEqualTo(200);
        assertThat(shared.api("GET", "/api/v1/audit", shared.token(Role.ADMIN), null)
                        .body())
                .contains("unconfirmed");
    }

    private JsonNode read(String path) throws Exception {
        return json.readTree(shared.api("GET", path, token, null).body());
    }

    private List<String> named(String name) throws Exception {
        List<String> ids = new ArrayList<>();
        read("/api/v1/subscriptions").forEach(one -> {
            if (one.path("name").asText().equals(name)) {
                ids.add(one.path("id").asText());
            }
        });
        return ids;
    }

    private HttpResponse<String> add(String draft, String once) throws Exception {
        return shared.http()
                .send(
                        HttpRequest.newBuilder(shared.server().getURI().resolve("/api/v1/subscriptions"))
                                .header("Accept", "application/json")
                                .header("Content-Type", "application/json")
                                .header("Authorization", "Bearer " + token)
                                .header("Idempotency-Key", once)
                                .POST(HttpRequest.BodyPublishers.ofString(draft))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
    }
}
