package io.silkwire.alert.delivery.webhook;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import io.silkwire.alert.delivery.Limit;
import io.silkwire.alert.delivery.Pace;
import io.silkwire.contracts.Subscription;
import java.time.Duration;
import java.util.List;

/**
 * How fast webhooks may follow each other, by the shape of their body. The defaults are what the receivers say they take: Slack one
 * message a second and a few more now and then (docs.slack.dev, "Rate limits": incoming webhooks), Telegram one a second to a chat and 20
 * a minute to a group, 30 a second of one bot (core.telegram.org/bots/faq, "My bot is hitting limits"), Teams for its connectors four a
 * second, 60 in 30 s, 100 an hour and 150 in two; for workflows it names no number. Whoever is faster is told so and waits.
 *
 * @param standard between two to one endpoint, once a burst of a hundred is through
 * @param slack between two to one endpoint
 * @param telegram between two to one chat
 * @param telegramGroup between two to one chat that is a group or a channel, once five are through
 * @param telegramBot between two of one bot, to whatever chats
 * @param teams between two to one endpoint
 * @param teamsLasting the same once a burst of thirty is through
 */
@ConfigurationProperties("silkwire.alert.webhook.pace")
public record WebhookPaces(
        @Bindable(defaultValue = "20ms") Duration standard,
        @Bindable(defaultValue = "1s") Duration slack,
        @Bindable(defaultValue = "1s") Duration telegram,
        @Bindable(defaultValue = "4s") Duration telegramGroup,
        @Bindable(defaultValue = "34ms") Duration telegramBot,
        @Bindable(defaultValue = "1s") Duration teams,
        @Bindable(defaultValue = "60s") Duration teamsLasting) {
    /** The defaults. */
    static final WebhookPaces DEFAULTS = new WebhookPaces(
            Duration.ofMillis(20),
            Duration.ofSeconds(1),
            Duration.ofSeconds(1),
            Duration.ofSeconds(4),
            Duration.ofMillis(34),
            Duration.ofSeconds(1),
            Duration.ofSeconds(60));

    private static final int BURST = 100;
    private static final int SLACK_BURST = 3;
    private static final int CHAT_BURST = 1;
    private static final int GROUP_BURST = 5;
    private static final int TEAMS_BURST = 3;
    private static final int TEAMS_LASTING_BURST = 30;

    Pace standardPace() {
        return new Pace(BURST, standard);
    }

    /** @param endpoint as {@link WebhookChannel#endpoint} says */
    List<Limit> limits(Subscription.Webhook webhook, String endpoint) {
        return switch (webhook.shape()) {
            case STANDARD -> List.of(new Limit(endpoint, standardPace()));
            case SLACK -> List.of(new Limit(endpoint, new Pace(SLACK_BURST, slack)));
            case TELEGRAM -> telegram(webhook, endpoint);
            case TEAMS ->
                List.of(
                        new Limit(endpoint, new Pace(TEAMS_BURST, teams)),
                        new Limit("lasting " + endpoint, new Pace(TEAMS_LASTING_BURST, teamsLasting)));
        };
    }

    private List<Limit> telegram(Subscription.Webhook webhook, String endpoint) {
        Limit bot = new Limit("bot " + webhook.url(), new Pace(1, telegramBot));
        Limit chat = new Limit(endpoint, new Pace(CHAT_BURST, telegram));
        // A group has a negative id, a channel a name.
        boolean group =
                webhook.chat() != null && !Character.isDigit(webhook.chat().charAt(0));
        return group
                ? List.of(bot, chat, new Limit("group " + endpoint, new Pace(GROUP_BURST, telegramGroup)))
                : List.of(bot, chat);
    }
}
