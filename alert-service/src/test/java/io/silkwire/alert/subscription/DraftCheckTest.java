package io.silkwire.alert.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import io.silkwire.alert.subscription.SubscriptionDraft.WebhookDraft;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DraftCheckTest {
    @Test
    void allErrorsAreToldAtOnce() {
        SubscriptionDraft draft = new SubscriptionDraft(
                " ", List.of("no topic"), "a (b", List.of("english"), new WebhookDraft("ftp://x", "short"));

        assertThat(errors(draft))
                .extracting(FieldError::field)
                .containsExactlyInAnyOrder("name", "topics", "query", "languages", "webhook.url", "webhook.secret");
        assertThat(errors(draft))
                .filteredOn(error -> error.field().equals("query"))
                .singleElement()
                .satisfies(error -> assertThat(error.position()).isEqualTo(2));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "no address",
                "ftp://a.example/",
                "https:///path",
                "https://u:p@a.example/",
                "https://a.example/#x"
            })
    void anAddressThatIsNotAnEndpointIsRefused(String url) {
        assertThat(errors(with(new WebhookDraft(url, null))))
                .extracting(FieldError::field)
                .containsExactly("webhook.url");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://127.1/", "http://0x7f.1/", "http://1.2.3/"})
    void aHostWrittenAsOneNumberIsRefusedAsThat(String url) {
        assertThat(errors(with(new WebhookDraft(url, null)))).singleElement().satisfies(error -> {
            assertThat(error.field()).isEqualTo("webhook.url");
            assertThat(error.message()).contains("is a number");
        });
    }

    @Test
    void aMadeSecretIsSoundAndNeverPrinted() {
        String secret = WebhookSecrets.make(SignatureKind.V1);
        assertThat(WebhookSecrets.isSound(secret)).isTrue();
        assertThat(errors(with(new WebhookDraft("https://a.example/hook", secret))))
                .isEmpty();
        assertThat(with(new WebhookDraft("https://a.example/hook", secret)).toString())
                .doesNotContain(secret);
    }

    @Test
    void aQueryOfNegationsOnlyIsRefusedUnlessATopicIsAskedForToo() {
        assertThat(errors(new SubscriptionDraft("n", List.of(), "-a OR b", List.of(), null)))
                .hasSize(1);
        assertThat(errors(new SubscriptionDraft("n", List.of("water"), "-a", List.of(), null)))
                .isEmpty();
    }

    private static SubscriptionDraft with(@Nullable WebhookDraft webhook) {
        return new SubscriptionDraft("name", List.of("water"), null, List.of("ru"), webhook);
    }

    private static List<FieldError> errors(SubscriptionDraft draft) {
        return switch (DraftCheck.check(draft)) {
            case DraftCheck.Sound sound -> List.of();
            case DraftCheck.Unsound unsound -> unsound.errors();
        };
    }
}
