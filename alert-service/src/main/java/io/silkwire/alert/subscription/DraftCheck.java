package io.silkwire.alert.subscription;

import io.silkwire.alert.query.LanguageRange;
import io.silkwire.alert.query.QueryLint;
import io.silkwire.alert.query.QuerySyntaxException;
import io.silkwire.contracts.Sending;
import io.silkwire.contracts.Subscription;
import io.silkwire.contracts.TopicId;
import io.silkwire.wire.egress.LiteralHost;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Turns a draft into what a subscription is made of, or into all the errors of its fields at once. Used once per draft, by one
 * thread.
 */
final class DraftCheck {
    private static final int MAX_NAME_LENGTH = 200;
    private static final int MAX_LIST = 50;
    private static final int MAX_URL_LENGTH = 2_000;
    private static final Pattern CHAT = Pattern.compile("-?[0-9]{1,32}|@[A-Za-z0-9_]{3,64}");

    private final List<FieldError> errors = new ArrayList<>();
    private final SubscriptionDraft draft;
    private final Sending before;

    private DraftCheck(SubscriptionDraft draft, Sending before) {
        this.draft = draft;
        this.before = before;
    }

    /** What came out of it. */
    sealed interface Outcome {}

    /**
     * Fit to be a subscription.
     *
     * @param webhook null where there is none; its secret is null where one shall be made or kept
     * @param email null where there is none
     * @param sending null where it stays as it is
     */
    record Sound(
            String name,
            List<TopicId> topics,
            @Nullable String query,
            List<String> languages,
            SubscriptionDraft.@Nullable WebhookDraft webhook,
            @Nullable String email,
            @Nullable Sending sending)
            implements Outcome {}

    /** Not fit. */
    record Unsound(List<FieldError> errors) implements Outcome {}

    static Outcome check(SubscriptionDraft draft) {
        return check(draft, Sending.STANDARD);
    }

    /** With what the settings left out are. */
    static Outcome check(SubscriptionDraft draft, Sending before) {
        return new DraftCheck(draft, before).check();
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
        String email = email();
        Sending sending = draft.sending() == null ? null : SendingCheck.check(draft.sending(), before, errors);
        if (!errors.isEmpty()) {
            return new Unsound(List.copyOf(errors));
        }
        return new Sound(
                name,
                topics,
                query,
                languages.stream().map(LanguageRange::value).toList(),
                webhook,
                email,
                sending);
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
                    "write whsec_ and the base64 of 24 to 64 random bytes, or whsk_ and that of an ed25519 key, or leave"
                            + " it out to have one made");
        }
        return new SubscriptionDraft.WebhookDraft(
                url, secret, shape(webhook), chat(webhook), signature(webhook.signature(), secret));
    }

    private @Nullable String signature(@Nullable String written, @Nullable String secret) {
        String signature =
                written == null || written.isBlank() ? null : written.strip().toLowerCase(Locale.ROOT);
        if (signature == null) {
            return null;
        }
        if (SignatureKind.named(signature).isEmpty()) {
            refuse("webhook.signature", "there is no such signature", "write v1 or v1a, or leave it out");
        } else if (secret != null
                && !SignatureKind.of(secret)
                        .equals(SignatureKind.named(signature).orElseThrow())) {
            refuse("webhook.signature", "the secret that is given is of the other kind", "leave out one of the two");
        }
        return signature;
    }

    private String shape(SubscriptionDraft.WebhookDraft webhook) {
        String shape = webhook.shape() == null ? "" : webhook.shape().strip().toLowerCase(Locale.ROOT);
        if (shape.isEmpty()) {
            return Subscription.Shape.STANDARD.label();
        }
        if (Arrays.stream(Subscription.Shape.values())
                .noneMatch(known -> known.label().equals(shape))) {
            refuse("webhook.shape", "there is no such shape", "write one of standard, slack, teams, telegram");
        }
        return shape;
    }

    private @Nullable String chat(SubscriptionDraft.WebhookDraft webhook) {
        String chat = webhook.chat() == null || webhook.chat().isBlank()
                ? null
                : webhook.chat().strip();
        boolean telegram = Subscription.Shape.TELEGRAM.label().equals(shape(webhook));
        if (telegram && chat == null) {
            refuse(
                    "webhook.chat",
                    "a Telegram bot writes to a chat",
                    "write its id such as -1001234567890 or @channel");
        } else if (chat != null && !CHAT.matcher(chat).matches()) {
            refuse("webhook.chat", "it is not the id of a chat", "write its id such as -1001234567890 or @channel");
        }
        return telegram ? chat : null;
    }

    private @Nullable String email() {
        String email = draft.email() == null || draft.email().isBlank()
                ? null
                : draft.email().strip();
        String problem = email == null ? null : MailAddress.problem(email);
        if (problem != null) {
            refuse("email", problem, "write one address such as desk@example.org");
        }
        return email;
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
                return problemOfHost(uri.getRawAuthority());
            }
            if (uri.getRawUserInfo() != null) {
                return "the address carries a user name or password";
            }
            return uri.getRawFragment() == null ? null : "the address has a fragment (#)";
        } catch (URISyntaxException e) {
            return "the address cannot be read";
        }
    }

    private static String problemOfHost(@Nullable String authority) {
        String host =
                authority == null ? "" : authority.replaceFirst("^.*@", "").replaceFirst(":[0-9]*$", "");
        return !host.isEmpty() && LiteralHost.is(host)
                ? "the host " + host + " is a number that programs read as different addresses"
                : "the address names no host";
    }

    private void refuse(String field, String message, String remedy) {
        errors.add(FieldError.of(field, message, remedy));
    }
}
