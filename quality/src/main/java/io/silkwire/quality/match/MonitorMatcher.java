package io.silkwire.quality.match;

import io.silkwire.alert.match.engine.Incoming;
import io.silkwire.alert.query.QuerySyntaxException;
import io.silkwire.alert.subscription.SubscriptionQuery;
import io.silkwire.contracts.Subscription;
import io.silkwire.text.Stems;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.monitor.Monitor;
import org.apache.lucene.monitor.MonitorQuery;
import org.apache.lucene.monitor.MultipassTermFilteredPresearcher;
import org.apache.lucene.monitor.Presearcher;
import org.apache.lucene.monitor.QueryMatch;
import org.apache.lucene.monitor.TermFilteredPresearcher;
import org.apache.lucene.monitor.TermWeightor;

/** Lucene Monitor over the same stems. */
final class MonitorMatcher implements Matcher {
    static final String NAME = "Lucene Monitor";
    static final String AS_IT_COMES = NAME + " as it comes";

    /** One commit of very many queries needs much memory. */
    private static final int CHUNK = 1_000;

    private static final double FILTER_WEIGHT = 0.01;

    private final String name;
    private final Monitor monitor;

    private MonitorMatcher(String name, Presearcher presearcher, List<Subscription> subscriptions)
            throws IOException, QuerySyntaxException {
        this.name = name;
        this.monitor = new Monitor(new StemAnalyzer(), presearcher);
        List<MonitorQuery> chunk = new ArrayList<>();
        for (Subscription subscription : subscriptions) {
            chunk.add(
                    new MonitorQuery(subscription.id().value(), LuceneQueries.of(SubscriptionQuery.of(subscription))));
            if (chunk.size() == CHUNK) {
                monitor.register(chunk);
                chunk.clear();
            }
        }
        monitor.register(chunk);
    }

    /** With the presearcher that it takes by itself. */
    static MonitorMatcher asItComes(List<Subscription> subscriptions) throws IOException, QuerySyntaxException {
        return new MonitorMatcher(AS_IT_COMES, new TermFilteredPresearcher(), subscriptions);
    }

    /** With a presearcher that knows how frequent words are in a sample. */
    static MonitorMatcher withFrequencies(List<Subscription> subscriptions, List<Incoming> sample)
            throws IOException, QuerySyntaxException {
        return new MonitorMatcher(
                NAME + ", frequencies known",
                new TermFilteredPresearcher(rareFirst(sample), List.of(), Set.of()),
                subscriptions);
    }

    /** The same, with two terms of each query that must both be there. */
    static MonitorMatcher withTwoPasses(List<Subscription> subscriptions, List<Incoming> sample)
            throws IOException, QuerySyntaxException {
        return new MonitorMatcher(
                NAME + ", frequencies known, two passes",
                new MultipassTermFilteredPresearcher(2, 0f, rareFirst(sample), List.of(), Set.of()),
                subscriptions);
    }

    private static TermWeightor rareFirst(List<Incoming> sample) {
        Map<String, Integer> ranks = ranks(sample);
        Set<String> filters = Set.copyOf(LuceneQueries.filters());
        return term -> filters.contains(term.field())
                ? FILTER_WEIGHT
                : 1 + Math.log(1.0 + ranks.getOrDefault(term.text(), ranks.size()));
    }

    /** The most frequent stem has rank 0. */
    private static Map<String, Integer> ranks(List<Incoming> sample) {
        Map<String, Integer> counts = new HashMap<>();
        for (Incoming incoming : sample) {
            Set<String> stems = new HashSet<>();
            Stems.split(incoming.enriched().stems().title()).forEach(stems::addAll);
            Stems.split(incoming.enriched().stems().body()).forEach(stems::addAll);
            stems.forEach(stem -> counts.merge(stem, 1, Integer::sum));
        }
        Map<String, Integer> ranks = new HashMap<>();
        counts.entrySet().stream()
                .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
                .forEach(entry -> ranks.put(entry.getKey(), ranks.size()));
        return ranks;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Set<String> matching(Incoming incoming) throws IOException {
        Set<String> matching = new HashSet<>();
        monitor.match(LuceneQueries.document(incoming), QueryMatch.SIMPLE_MATCHER)
                .getMatches()
                .forEach(match -> matching.add(match.getQueryId()));
        return matching;
    }

    @Override
    public void close() throws IOException {
        monitor.close();
    }
}
