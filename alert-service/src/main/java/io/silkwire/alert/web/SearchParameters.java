package io.silkwire.alert.web;

import io.micronaut.http.HttpParameters;
import io.silkwire.alert.query.LanguageRange;
import io.silkwire.alert.search.SearchRequest;
import io.silkwire.contracts.TopicId;
import java.util.ArrayList;
import java.util.List;

/** Reads the parameters of a search from its address. */
sealed interface SearchParameters {
    /** They are fit to be searched with; the query itself is not looked at yet. */
    record Sound(SearchRequest request) implements SearchParameters {}

    /** One of them is not. */
    record Unsound(String parameter, String problem, String remedy) implements SearchParameters {}

    /** Most values of a parameter that may be repeated. */
    int MAX_VALUES = 50;

    /** Reads {@code q, topic*, lang*, sort, from, size}; unknown ones are passed over. */
    static SearchParameters read(HttpParameters parameters) {
        return new Reader(parameters).read();
    }

    /** Reads one address. */
    final class Reader {
        private final HttpParameters parameters;

        Reader(HttpParameters parameters) {
            this.parameters = parameters;
        }

        SearchParameters read() {
            try {
                int size = number("size", SearchRequest.DEFAULT_SIZE, 1, SearchRequest.MAX_SIZE);
                return new Sound(new SearchRequest(
                        text("q", ""),
                        topics(),
                        languages(),
                        sort(),
                        number("from", 0, 0, SearchRequest.MAX_WINDOW - size),
                        size));
            } catch (UnsoundException e) {
                return e.unsound;
            }
        }

        private String text(String name, String fallback) {
            String value = parameters.get(name);
            return value == null ? fallback : value.strip();
        }

        private int number(String name, int fallback, int least, int most) throws UnsoundException {
            String value = text(name, "");
            if (value.isEmpty()) {
                return fallback;
            }
            try {
                int number = Integer.parseInt(value);
                if (number >= least && number <= most) {
                    return number;
                }
            } catch (NumberFormatException e) {
                throw refuse(name, value, "write a whole number from " + least + " to " + most, e);
            }
            String remedy = "write a whole number from " + least + " to " + most
                    + (name.equals("from") ? ", or narrow the search down to get at later statements" : "");
            throw refuse(name, value, remedy, null);
        }

        private SearchRequest.Sort sort() throws UnsoundException {
            String value = text("sort", "newest");
            for (SearchRequest.Sort sort : SearchRequest.Sort.values()) {
                if (sort.label().equals(value)) {
                    return sort;
                }
            }
            throw refuse("sort", value, "write newest or relevance", null);
        }

        private List<TopicId> topics() throws UnsoundException {
            List<TopicId> topics = new ArrayList<>();
            for (String value : values("topic")) {
                try {
                    topics.add(new TopicId(value));
                } catch (IllegalArgumentException e) {
                    throw refuse("topic", value, "write the id of a topic, like counter-terrorism", e);
                }
            }
            return topics.stream().distinct().toList();
        }

        private List<String> languages() throws UnsoundException {
            List<String> languages = new ArrayList<>();
            for (String value : values("lang")) {
                try {
                    languages.add(LanguageRange.of(value).value());
                } catch (IllegalArgumentException e) {
                    throw refuse("lang", value, "write a language tag, like ru or uz-Cyrl", e);
                }
            }
            return languages.stream().distinct().toList();
        }

        private List<String> values(String name) throws UnsoundException {
            List<String> values = parameters.getAll(name).stream()
                    .map(String::strip)
                    .filter(value -> !value.isEmpty())
                    .toList();
            if (values.size() > MAX_VALUES) {
                throw refuse(name, values.size() + " values", "give at most " + MAX_VALUES, null);
            }
            return values;
        }

        private static UnsoundException refuse(
                String name, String value, String remedy, @org.jspecify.annotations.Nullable Exception cause) {
            String shown = value.length() > 60 ? value.substring(0, 60) + "…" : value;
            return new UnsoundException(
                    new Unsound(name, "'" + shown + "' does not fit the parameter " + name, remedy), cause);
        }
    }

    /** Ends the reading at the first parameter that does not fit; never leaves this file. */
    final class UnsoundException extends Exception {
        private static final long serialVersionUID = 1L;
        private final transient Unsound unsound;

        UnsoundException(Unsound unsound, @org.jspecify.annotations.Nullable Exception cause) {
            super(unsound.problem(), cause);
            this.unsound = unsound;
        }
    }
}
