package io.silkwire.alert.web;

import io.silkwire.alert.search.SearchRequest;
import io.silkwire.contracts.Subscription;
import io.silkwire.contracts.TopicId;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Writes the links that lead to a search: the whole state of the list is in its address. */
final class SearchLinks {
    private SearchLinks() {}

    static String to(SearchRequest request) {
        List<String> parameters = asked(request);
        if (request.sort() != SearchRequest.Sort.NEWEST) {
            parameters.add(parameter("sort", request.sort().label()));
        }
        if (request.from() > 0) {
            parameters.add(parameter("from", Integer.toString(request.from())));
        }
        if (request.size() != SearchRequest.DEFAULT_SIZE) {
            parameters.add(parameter("size", Integer.toString(request.size())));
        }
        return with("/", parameters);
    }

    static String toTopic(TopicId topic) {
        return with("/", List.of(parameter("topic", topic.value())));
    }

    /** What this subscription finds in the archive. */
    static String to(Subscription subscription) {
        return to(new SearchRequest(
                subscription.query() == null ? "" : subscription.query(),
                subscription.topics(),
                subscription.languages(),
                SearchRequest.Sort.NEWEST,
                0,
                SearchRequest.DEFAULT_SIZE));
    }

    /** The form for a subscription to this search. */
    static String toSubscribe(SearchRequest request) {
        return with("/subscriptions", asked(request)) + "#add";
    }

    static SearchRequest withTopic(SearchRequest request, TopicId topic) {
        return new SearchRequest(
                request.query(),
                toggled(request.topics(), topic),
                request.languages(),
                request.sort(),
                0,
                request.size());
    }

    static SearchRequest withLanguage(SearchRequest request, String language) {
        return new SearchRequest(
                request.query(),
                request.topics(),
                toggled(request.languages(), language),
                request.sort(),
                0,
                request.size());
    }

    static SearchRequest withSort(SearchRequest request, SearchRequest.Sort sort) {
        return new SearchRequest(request.query(), request.topics(), request.languages(), sort, 0, request.size());
    }

    static SearchRequest startingAt(SearchRequest request, int from) {
        return new SearchRequest(
                request.query(), request.topics(), request.languages(), request.sort(), from, request.size());
    }

    private static List<String> asked(SearchRequest request) {
        List<String> parameters = new ArrayList<>();
        if (!request.query().isBlank()) {
            parameters.add(parameter("q", request.query()));
        }
        request.topics().forEach(topic -> parameters.add(parameter("topic", topic.value())));
        request.languages().forEach(language -> parameters.add(parameter("lang", language)));
        return parameters;
    }

    private static <T> List<T> toggled(List<T> chosen, T value) {
        List<T> changed = new ArrayList<>(chosen);
        if (!changed.remove(value)) {
            changed.add(value);
        }
        return changed;
    }

    private static String with(String path, List<String> parameters) {
        return parameters.isEmpty() ? path : path + "?" + String.join("&", parameters);
    }

    private static String parameter(String name, String value) {
        return name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
