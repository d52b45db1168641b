package io.silkwire.alert.subscription;

import io.silkwire.alert.query.LanguageRange;
import io.silkwire.alert.query.QueryLint;
import io.silkwire.alert.query.QuerySyntaxException;
import io.silkwire.contracts.TopicId;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Turns a draft into what a subscription is made of, or into all the errors of its fields at once. Used once per draft, by one
 * thread.
 */
final class DraftCheck {
    private static final int MAX_NAME_LENGTH = 200;
    private static final int MAX_LIST = 50;
    private static final int MAX_URL_LENGTH = 2_000;

    private final List<FieldError> errors = new ArrayList<>();
    private final SubscriptionDraft draft;

    private DraftCheck(SubscriptionDraft draft) {
        this.draft = draft;
    }

    /** What came out of it. */
    sealed interface Outcome {}

    /**
     * Fit to be a subscription.
     *
     * @param webhook null where there is none; its secret is null where one shall be made or kept
     */
    record Sound(
            String name,
            List<TopicId> topics,
            @Nullable String query,
            List<String> languages,
            SubscriptionDraft.@Nullable WebhookDraft webhook)
            implements Outcome {}

    /** Not fit. */
    record Unsound(List<FieldError> errors) implements Outcome {}

    static Outcome check(SubscriptionDraft draft) {
        return new DraftCheck(draft).check();
    }

    private Outcome check() {
        String name = name();
        List<TopicId> topics = topics();
        List<LanguageRange> languages = languages();
        String query = draft.query() == null || draft.query().isBlank()
                ? null
                : draft.query().strip();
        checkQuery(topics, languages, query);
        SubscriptionDraft.WebhookDraft webhook = webhook();
        if (!errors.isEmpty()) {
            return new Unsound(List.copyOf(errors));
        }
        return new Sound(
                name,
                topics,
                query,
                languages.stream().map(LanguageRange::value).toList(),
                webhook);
    }

    private String name() {
        String name = draft.name() == null ? "" : draft.name().strip();
        if (name.isEmpty()) {
            refuse("name", "it has no name", "give it the name its alerts shall carry");
        } else if (name.length() > MAX_NAME_LENGTH) {
            refuse("name", "the name has " + name.length() + " characters", "use at most " + MAX_NAME_LENGTH);
        } else if (name.chars().anyMatch(Character::isISOControl)) {
            refuse("name", "the name has control characters", "write it on one line");
        }
        return name;
    }

    private List<TopicId> topics() {
        Set<TopicId> topics = new LinkedHashSet<>();
        for (String topic : bounded("topics", draft.topics())) {
            try {
                topics.add(new TopicId(topic.strip()));
            } catch (IllegalArgumentException e) {
                refuse("topics", "'" + topic + "' is not the id of a topic", "write it like counter-terrorism");
            }
        }
        return List.copyOf(topics);
    }

    private List<LanguageRange> languages() {
        Set<LanguageRange> languages = new LinkedHashSet<>();
        for (String language : bounded("languages", draft.languages())) {
            try {
                languages.add(LanguageRange.of(language));
            } catch (IllegalArgumentException e) {
                refuse("languages", "'" + language + "' is not a language tag", "write it like ru or uz-Cyrl");
            }
        }
        return List.copyOf(languages);
    }

    private List<String> bounded(String field, List<String> list) {
        if (list.size() <= MAX_LIST) {
            return list;
        }
        refuse(field, "it names " + list.size(), "name at most " + MAX_LIST);
        return List.of();
    }

    private void checkQuery(List<TopicId> topics, List<LanguageRange> languages, @Nullable String query) {
        if (draft.topics().isEmpty() && query == null) {
            refuse("query", "it asks for nothing", "name at least one topic, or write a query");
            return;
        }
        try {
            if (query != null) {
                SubscriptionQuery.parse(query);
            }
            if (errors.isEmpty() && !QueryLint.asksForSomething(SubscriptionQuery.of(topics, languages, query))) {
                refuse("query", "it only says what a statement must not have", "add a word, a topic or a language");
            }
        } catch (QuerySyntaxException e) {
            errors.add(new FieldError("query", e.problem(), e.remedy(), e.position()));
        }
    }

    private SubscriptionDraft.@Nullable WebhookDraft webhook() {
        SubscriptionDraft.WebhookDraft webhook = draft.webhook();
        if (webhook == null) {
            return null;
        }
        String url = webhook.url() == null ? "" : webhook.url().strip();
        String secret = webhook.secret();
        if (secret != null && secret.isBlank()) {
            secret = null;
        }
        String problem = problemOfUrl(url);
        if (problem != null) {
            refuse("webhook.url", problem, "write it like https://example.org/hooks/silkwire");
        }
        if (secret != null && !WebhookSecrets.isSound(secret)) {
            refuse(
                    "webhook.secret",
                    "it is not a signing secret",
                    "write whsec_ and the base64 of 24 to 64 random bytes, or leave it out to have one made");
        }
        return new SubscriptionDraft.WebhookDraft(url, secret);
    }

    private static @Nullable String problemOfUrl(String url) {
        if (url.length() > MAX_URL_LENGTH) {
            return "the address is longer than " + MAX_URL_LENGTH + " characters";
        }
        try {
            URI uri = new URI(url);
            if (!"https".equalsIgnoreCase(uri.getScheme()) && !"http".equalsIgnoreCase(uri.getScheme())) {
                return "the address does not start with https:// or http://";
            }
            if (uri.getHost() == null) {
                return "the address names no host";
            }
            if (uri.getRawUserInfo() != null) {
                return "the address carries a user name or password";
            }
            return uri.getRawFragment() == null ? null : "the address has a fragment (#)";
        } catch (URISyntaxException e) {
            return "the address cannot be read";
        }
    }

    private void refuse(String field, String message, String remedy) {
        errors.add(FieldError.of(field, message, remedy));
    }
}
