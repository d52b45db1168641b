package io.silkwire.alert.web;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.silkwire.alert.delivery.email.EmailChannel;
import io.silkwire.alert.delivery.email.UnsubscribeToken;
import io.silkwire.alert.subscription.Subscriptions;
import io.silkwire.alert.web.page.Frame;
import io.silkwire.alert.web.page.UnsubscribePage;
import io.silkwire.contracts.Reason;
import io.silkwire.contracts.Subscription;
import java.util.Optional;

/**
 * The link in each mail (RFC 8058): a GET shows a page that asks and changes nothing, whoever follows it, scanner of mails or
 * person; a POST, from that page or from a mail program, acts. The token is the proof, so neither cookie nor sign-in is asked for.
 */
@Controller("/unsubscribe/{token}")
@Produces(MediaType.TEXT_HTML)
@ExecuteOn(TaskExecutors.BLOCKING)
final class UnsubscribePages {
    private final Subscriptions subscriptions;
    private final Pages pages;

    UnsubscribePages(Subscriptions subscriptions, Pages pages) {
        this.subscriptions = subscriptions;
        this.pages = pages;
    }

    @Get
    HttpResponse<byte[]> ask(@PathVariable String token) {
        return find(token)
                .<HttpResponse<byte[]>>map(found -> pages.unsubscribe(new UnsubscribePage(
                                new Frame("Unsubscribe", Frame.Section.NONE, ""),
                                found.name(),
                                "/unsubscribe/" + token,
                                isOver(found)))
                        .header(HttpHeaders.CACHE_CONTROL, "no-store"))
                .orElseGet(this::unknown);
    }

    @Post
    @Consumes(MediaType.ALL)
    HttpResponse<byte[]> unsubscribe(@PathVariable String token) {
        Optional<Subscription> found = find(token);
        if (found.isEmpty()) {
            return unknown();
        }
        if (!isOver(found.get())) {
            subscriptions.disable(found.get().id(), EmailChannel.NAME, Reason.UNSUBSCRIBED);
        }
        return pages.message(
                HttpStatus.OK,
                "Unsubscribed",
                "No more mail is sent for “" + found.get().name() + "”.",
                "The subscription itself goes on; its owner can turn mail on again on its page.");
    }

    private static boolean isOver(Subscription subscription) {
        return subscription.email() != null && subscription.email().disabled() != null;
    }

    private Optional<Subscription> find(String token) {
        return UnsubscribeToken.named(token)
                .flatMap(subscriptions::find)
                .filter(subscription -> UnsubscribeToken.isGood(token, subscription));
    }

    private HttpResponse<byte[]> unknown() {
        return pages.message(
                HttpStatus.NOT_FOUND,
                "No such link",
                "This link is not good: it was cut, or the mail address was changed since.",
                "Take the link of a newer mail, or change the subscription on its page.");
    }
}
