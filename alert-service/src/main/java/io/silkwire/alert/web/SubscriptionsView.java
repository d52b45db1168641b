package io.silkwire.alert.web;

import io.micronaut.http.HttpRequest;
import io.silkwire.alert.account.Caller;
import io.silkwire.alert.delivery.Deliveries;
import io.silkwire.alert.history.AlertHistory.Activity;
import io.silkwire.alert.live.OwnedAlerts;
import io.silkwire.alert.silence.SilenceWatch;
import io.silkwire.alert.subscription.FieldError;
import io.silkwire.alert.subscription.FloodGate;
import io.silkwire.alert.subscription.OwnedSubscriptions;
import io.silkwire.alert.subscription.SubscriptionDraft;
import io.silkwire.alert.web.page.Frame;
import io.silkwire.alert.web.page.PreviewPanel;
import io.silkwire.alert.web.page.SubscriptionsPage;
import io.silkwire.alert.web.page.SubscriptionsPage.Check;
import io.silkwire.alert.web.page.SubscriptionsPage.Choice;
import io.silkwire.alert.web.page.SubscriptionsPage.Form;
import io.silkwire.alert.web.page.SubscriptionsPage.Secret;
import io.silkwire.alert.web.page.SubscriptionsPage.Target;
import io.silkwire.contracts.AccountId;
import io.silkwire.contracts.Subscription;
import io.silkwire.contracts.SubscriptionId;
import io.silkwire.contracts.TopicId;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Turns the subscriptions, and what was entered in the form, into the page that is shown. */
@Singleton
final class SubscriptionsView {
    /** The languages of the region and English; others that were asked for are added. */
    private static final List<String> LANGUAGES = List.of("en", "ru", "kk", "ky", "tg", "tk", "uz", "fa");

    private static final Map<String, String> SHAPES = ordered(
            "standard",
            "reads Standard Webhooks",
            "slack",
            "is Slack",
            "teams",
            "is Teams",
            "telegram",
            "is a Telegram bot");

    private static final Map<String, String> MODES = ordered(
            "immediate",
            "each at once",
            "hourly",
            "in a digest each hour",
            "daily",
            "in a digest each day",
            "weekly",
            "in a digest each week");

    private final OwnedSubscriptions subscriptions;
    private final OwnedAlerts alerts;
    private final TopicCatalog catalog;
    private final Chips chips;
    private final Deliveries deliveries;
    private final Optional<SilenceWatch> silence;

    SubscriptionsView(
            OwnedSubscriptions subscriptions,
            OwnedAlerts alerts,
            TopicCatalog catalog,
            Chips chips,
            Deliveries deliveries,
            Optional<SilenceWatch> silence) {
        this.silence = silence;
        this.deliveries = deliveries;
        this.subscriptions = subscriptions;
        this.alerts = alerts;
        this.catalog = catalog;
        this.chips = chips;
    }

    /** What surrounds the list and the form. */
    record Around(
            String csrf,
            @Nullable String confirmDelete,
            @Nullable Secret secret,
            @Nullable String notice,
            @Nullable Subscription editing,
            @Nullable PreviewPanel preview) {
        static Around of(String csrf) {
            return new Around(csrf, null, null, null, null, null);
        }

        Around confirming(@Nullable String id) {
            return new Around(csrf, id, secret, notice, editing, preview);
        }

        Around telling(Secret secret) {
            return new Around(csrf, confirmDelete, secret, notice, editing, preview);
        }

        /** Says what should be looked at although it was saved. */
        Around warning(List<FieldError> warnings) {
            return warnings.isEmpty()
                    ? this
                    : noticing("Saved, but "
                            + warnings.stream()
                                    .map(warning -> warning.message() + ": " + warning.remedy())
                                    .collect(Collectors.joining("; "))
                            + ".");
        }

        Around noticing(@Nullable String notice) {
            return new Around(csrf, confirmDelete, secret, notice, editing, preview);
        }

        Around editing(@Nullable Subscription one) {
            return new Around(csrf, confirmDelete, secret, notice, one, preview);
        }

        Around previewing(PreviewPanel panel) {
            return new Around(csrf, confirmDelete, secret, notice, editing, panel);
        }
    }

    SubscriptionsPage of(HttpRequest<?> request, SubscriptionDraft entered, List<FieldError> errors, Around around) {
        Caller caller = Caller.of(request);
        List<Subscription> all = subscriptions.readable(request);
        Map<SubscriptionId, Activity> activity = alerts.activity(request);
        return new SubscriptionsPage(
                new Frame("Subscriptions", Frame.Section.SUBSCRIPTIONS, ""),
                all.stream()
                        .map(one -> row(caller, one, activity.get(one.id()), around.confirmDelete))
                        .toList(),
                form(entered, errors, all, around),
                around.preview,
                silent(all),
                around.secret,
                around.notice,
                around.csrf,
                UUID.randomUUID().toString());
    }

    private SubscriptionsPage.Row row(
            Caller caller, Subscription one, @Nullable Activity activity, @Nullable String confirmDelete) {
        String id = one.id().value();
        boolean mine = OwnedSubscriptions.mayHandle(caller, one);
        return new SubscriptionsPage.Row(
                id,
                one.name(),
                chips.leadingToSearch(one.topics()),
                one.query(),
                one.languages().isEmpty()
                        ? null
                        : Wording.list(one.languages().stream()
                                        .map(Wording::language)
                                        .toList())
                                .replace(" and ", " or "),
                one.webhook() == null || !mine ? null : host(one.webhook().url()),
                owner(caller, one),
                mine,
                one.state() == Subscription.State.PAUSED,
                activity(activity),
                AlertsView.alertsOf(id),
                SearchLinks.to(one),
                Wording.sentence(deliveries.next(one).words()),
                mine && id.equals(confirmDelete));
    }

    /** Whose it is, where that needs to be said: not where everything is everybody's, nor of one's own. */
    private static @Nullable String owner(Caller caller, Subscription one) {
        AccountId owner = one.owner();
        if (owner == null) {
            return caller.isSignedIn() ? "the installation's own" : null;
        }
        return owner.value().equals(caller.id()) ? null : "belongs to " + owner;
    }

    private static String activity(@Nullable Activity lately) {
        return lately == null
                ? "no alerts lately"
                : Wording.count(lately.alerts(), "alert", "alerts") + " lately, last "
                        + Wording.at(lately.last()).words();
    }

    private Form form(SubscriptionDraft entered, List<FieldError> errors, List<Subscription> all, Around around) {
        Subscription editing = around.editing;
        SubscriptionDraft.WebhookDraft webhook = entered.webhook();
        Map<String, String> messages = messages(errors);
        return new Form(
                editing == null ? Target.ADD : Target.edit(editing.id().value(), editing.name()),
                around.preview == null && PreviewPanelView.asks(entered),
                Objects.requireNonNullElse(entered.name(), ""),
                topics(entered, all),
                String.join(" ", entered.topics()),
                Objects.requireNonNullElse(entered.query(), ""),
                languages(entered),
                webhook == null ? "" : Objects.requireNonNullElse(webhook.url(), ""),
                choices(SHAPES, webhook == null ? null : webhook.shape()),
                webhook == null ? "" : Objects.requireNonNullElse(webhook.chat(), ""),
                webhook == null ? "" : Objects.requireNonNullElse(webhook.signature(), ""),
                Objects.requireNonNullElse(entered.email(), ""),
                choices(
                        MODES,
                        entered.sending() == null ? null : entered.sending().mode()),
                messages.getOrDefault(FloodGate.FIELD, around.preview == null ? null : around.preview.flood()),
                Boolean.TRUE.equals(entered.acceptManyAlerts()),
                messages);
    }

    private int silent(List<Subscription> all) {
        Set<SubscriptionId> shown = all.stream().map(Subscription::id).collect(Collectors.toSet());
        return (int) silence.map(SilenceWatch::findings).orElse(List.of()).stream()
                .filter(finding -> shown.contains(finding.id()))
                .count();
    }

    private static Map<String, String> ordered(String... valuesAndLabels) {
        Map<String, String> ordered = new LinkedHashMap<>();
        for (int i = 0; i < valuesAndLabels.length; i += 2) {
            ordered.put(valuesAndLabels[i], valuesAndLabels[i + 1]);
        }
        return ordered;
    }

    private static List<Choice> choices(Map<String, String> labels, @Nullable String chosen) {
        List<Choice> choices = new ArrayList<>();
        labels.forEach((value, label) -> choices.add(new Choice(value, label, value.equals(chosen))));
        return choices;
    }

    private List<Check> topics(SubscriptionDraft entered, List<Subscription> all) {
        Map<String, String> names = new TreeMap<>(catalog.names());
        all.forEach(one ->
                one.topics().stream().map(TopicId::value).forEach(id -> names.putIfAbsent(id, catalog.name(id))));
        if (names.isEmpty()) {
            return List.of();
        }
        entered.topics().forEach(id -> names.putIfAbsent(id, Wording.sentence(id)));
        List<Check> checks = new ArrayList<>();
        names.forEach(
                (id, name) -> checks.add(new Check(id, name, entered.topics().contains(id))));
        return checks;
    }

    private static List<Check> languages(SubscriptionDraft entered) {
        Set<String> shown = new LinkedHashSet<>(LANGUAGES);
        shown.addAll(entered.languages());
        return shown.stream()
                .map(tag -> new Check(
                        tag, Wording.language(tag), entered.languages().contains(tag)))
                .toList();
    }

    private static Map<String, String> messages(List<FieldError> errors) {
        Map<String, String> messages = new LinkedHashMap<>();
        for (FieldError error : errors) {
            String at = error.position() == null ? "" : "At character " + (error.position() + 1) + ": ";
            String words = at.isEmpty() ? Wording.sentence(error.message()) : at + error.message();
            messages.merge(
                    error.field(),
                    words + ". " + Wording.sentence(error.remedy()) + ".",
                    (one, other) -> one + " " + other);
        }
        return messages;
    }

    private static String host(String url) {
        try {
            return Objects.requireNonNullElse(URI.create(url).getHost(), url);
        } catch (IllegalArgumentException e) {
            return url;
        }
    }
}
