package io.silkwire.alert.web;

import io.micronaut.http.HttpParameters;
import io.silkwire.alert.search.SearchRequest;
import java.util.Set;
import java.util.TreeSet;

/** Reads the parameters of a search from its address. */
sealed interface SearchParameters {
    /** They are fit to be searched with; the query itself is not looked at yet. */
    record Sound(SearchRequest request) implements SearchParameters {}

    /** One of them is not. */
    record Unsound(String parameter, String problem, String remedy) implements SearchParameters {}

    /** Most values of a parameter that may be repeated. */
    int MAX_VALUES = 50;

    /** What a search is told by, in the order it is explained. */
    Set<String> NAMES = Set.of(
            "q",
            "topic",
            "country",
            "about",
            "source",
            "kind",
            "lang",
            "story",
            "lane",
            "changed",
            "from",
            "to",
            "sort",
            "offset",
            "size",
            "facets",
            "interval",
            "timezone");

    /** Reads them for a page: unknown ones are passed over, as links gather foreign ones on their way. */
    static SearchParameters read(HttpParameters parameters) {
        return new SearchParametersReader(parameters).read();
    }

    /**
     * Reads them for a program: an unknown one is most likely a slip of the pen, and would widen the search unseen.
     *
     * @param others that are known besides
     */
    static SearchParameters readStrictly(HttpParameters parameters, Set<String> others) {
        Set<String> known = new TreeSet<>(NAMES);
        known.addAll(others);
        return parameters.names().stream()
                .filter(name -> !known.contains(name))
                .findFirst()
                .<SearchParameters>map(name -> new Unsound(
                        SearchParametersReader.shortened(name),
                        "there is no parameter of this name",
                        "known are " + String.join(", ", known)))
                .orElseGet(() -> read(parameters));
    }
}
