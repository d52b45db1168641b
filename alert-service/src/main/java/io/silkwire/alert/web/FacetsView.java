package io.silkwire.alert.web;

import io.silkwire.alert.search.Facet;
import io.silkwire.alert.search.SearchOutcome;
import io.silkwire.alert.search.SearchRequest;
import io.silkwire.alert.web.page.Chip;
import io.silkwire.alert.web.page.StatementsPage;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Turns the counts of a search into what its list can be narrowed down by. */
@Singleton
final class FacetsView {
    /** In this order, most asked first. */
    private static final List<Facet> SHOWN = List.of(
            Facet.TOPIC, Facet.LANG, Facet.COUNTRY, Facet.ABOUT, Facet.SOURCE, Facet.KIND, Facet.CHANGED, Facet.LANE);

    private static final int AT_ONCE = 10;

    private final Chips chips;

    FacetsView(Chips chips) {
        this.chips = chips;
    }

    /** The facets with something to choose. */
    List<StatementsPage.Facet> of(SearchRequest request, SearchOutcome.@Nullable Found found) {
        List<StatementsPage.Facet> facets = new ArrayList<>();
        for (Facet facet : SHOWN) {
            List<SearchOutcome.Count> counts = found == null ? List.of() : found.counts(facet);
            List<Chip> choices = choices(request, facet, counts);
            if (isChoice(request, facet, choices)) {
                int cut = Math.min(choices.size(), AT_ONCE);
                facets.add(new StatementsPage.Facet(
                        name(facet), choices.subList(0, cut), choices.subList(cut, choices.size())));
            }
        }
        return facets;
    }

    /** A single value that all share is no choice, save for topics and languages, which tell what the list is about. */
    private static boolean isChoice(SearchRequest request, Facet facet, List<Chip> choices) {
        boolean telling = facet == Facet.TOPIC || facet == Facet.LANG;
        return !request.filters().of(facet).isEmpty() || choices.size() > 1 || (telling && !choices.isEmpty());
    }

    /** The chosen ones first, though they may have no statement at all. */
    private List<Chip> choices(SearchRequest request, Facet facet, List<SearchOutcome.Count> counts) {
        List<Chip> chosen = new ArrayList<>();
        List<Chip> others = new ArrayList<>();
        for (SearchOutcome.Count count : counts) {
            Chip chip = chip(request, facet, count.value(), Long.toString(count.statements()));
            (chip.chosen() ? chosen : others).add(chip);
        }
        List<String> counted = counts.stream().map(SearchOutcome.Count::value).toList();
        for (String value : request.filters().of(facet)) {
            if (!counted.contains(value)) {
                chosen.add(chip(request, facet, value, facet == Facet.LANG ? null : "0"));
            }
        }
        chosen.addAll(others);
        return chosen;
    }

    private Chip chip(SearchRequest request, Facet facet, String value, @Nullable String count) {
        boolean chosen = request.filters().of(facet).contains(value);
        String href = SearchLinks.to(request.with(request.filters().toggled(facet, value)));
        return facet == Facet.TOPIC
                ? chips.topic(value, href, chosen, count)
                : new Chip(value, label(facet, value), "hue-none", href, chosen, count);
    }

    /** A value in words. */
    static String label(Facet facet, String value) {
        return switch (facet) {
            case LANG -> Wording.language(value);
            case COUNTRY, ABOUT -> Wording.country(value);
            case KIND, CHANGED, LANE, TOPIC -> Wording.sentence(value);
            case SOURCE, STORY -> value;
        };
    }

    private static String name(Facet facet) {
        return switch (facet) {
            case TOPIC -> "Topics";
            case LANG -> "Languages";
            case COUNTRY -> "Issued in";
            case ABOUT -> "Names";
            case SOURCE -> "Sources";
            case KIND -> "Kinds";
            case CHANGED -> "Latest change";
            case LANE -> "Lane";
            case STORY -> "Story";
        };
    }
}
