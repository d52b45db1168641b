package io.silkwire.alert.web;

import io.silkwire.alert.search.IndexedStatement;
import io.silkwire.alert.search.IndexedStatement.IndexedTag;
import io.silkwire.alert.web.page.Frame;
import io.silkwire.alert.web.page.StatementPage;
import io.silkwire.alert.web.page.StatementPage.Fact;
import io.silkwire.alert.web.page.StatementPage.Legend;
import io.silkwire.alert.web.page.StatementPage.Link;
import io.silkwire.contracts.Evidence;
import io.silkwire.contracts.PageDetails;
import jakarta.inject.Singleton;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Turns one statement into the page that shows it with its evidence. */
@Singleton
final class StatementView {
    private static final int MAX_TERMS = 8;

    private final Chips chips;

    StatementView(Chips chips) {
        this.chips = chips;
    }

    /**
     * The page of a statement.
     *
     * @param topic whose evidence is to stand out alone; one that the statement does not have is passed over
     */
    StatementPage of(IndexedStatement statement, @Nullable String topic) {
        String chosen = statement.tags().stream()
                .map(tag -> tag.topic().value())
                .filter(id -> id.equals(topic))
                .findFirst()
                .orElse(null);
        String title = statement.titleText().isBlank() ? "(no title)" : statement.titleText();
        URI original = webAddress(statement.url());
        return new StatementPage(
                new Frame(title, Frame.Section.NONE, ""),
                new EvidenceText(Evidence.Field.TITLE, title, statement.tags(), chosen, chips::name).runs(),
                new EvidenceText(Evidence.Field.BODY, statement.bodyText(), statement.tags(), chosen, chips::name)
                        .paragraphs(),
                statement.language(),
                statement.publisher() == null ? statement.sourceId() : statement.publisher(),
                Wording.published(statement.publishedAt()),
                statement.tags().stream()
                        .map(tag -> legend(statement, tag, chosen))
                        .toList(),
                chosen,
                facts(statement, original),
                original == null ? null : original.toString(),
                original == null ? null : original.getHost(),
                RevisionText.of(statement),
                attachments(statement),
                alternates(statement));
    }

    /** The text as an address that may become a link, or null: only http and https lead anywhere. */
    static @Nullable URI webAddress(@Nullable String text) {
        if (text == null) {
            return null;
        }
        try {
            URI uri = new URI(text);
            String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
            return uri.getHost() != null && (scheme.equals("http") || scheme.equals("https")) ? uri : null;
        } catch (URISyntaxException e) {
            return null;
        }
    }

    private static List<Link> attachments(IndexedStatement statement) {
        List<Link> links = new ArrayList<>();
        for (IndexedStatement.IndexedAttachment attachment : statement.attachments()) {
            URI address = webAddress(attachment.url());
            if (address != null) {
                links.add(new Link(
                        address.toString(), attachment.label().isBlank() ? address.getPath() : attachment.label()));
            }
        }
        return links;
    }

    private static List<Link> alternates(IndexedStatement statement) {
        List<Link> links = new ArrayList<>();
        for (PageDetails.Alternate alternate : statement.alternates()) {
            URI address = webAddress(alternate.url());
            if (address != null && !alternate.url().equals(statement.url())) {
                links.add(new Link(address.toString(), Wording.language(alternate.language())));
            }
        }
        return links;
    }

    private static String address(IndexedStatement statement) {
        return "/statements/" + statement.id();
    }

    private Legend legend(IndexedStatement statement, IndexedTag tag, @Nullable String chosen) {
        String id = tag.topic().value();
        boolean isChosen = id.equals(chosen);
        String href = isChosen ? address(statement) : address(statement) + "?topic=" + id;
        return new Legend(
                chips.topic(id, href, isChosen, null),
                "score " + Wording.number(tag.score()),
                "Score " + Wording.number(tag.score()) + ", needed " + Wording.number(tag.threshold()) + "; confidence "
                        + Math.round(tag.confidence() * 100) + " %; generation " + tag.generation(),
                terms(tag.evidence()));
    }

    /** {@code терроризм ×3, extremism}: as they stand in the text, most frequent first. */
    private static String terms(List<Evidence> evidence) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        evidence.forEach(
                span -> counts.merge(span.text().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT), 1, Integer::sum));
        List<String> terms = counts.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
                .limit(MAX_TERMS)
                .map(term -> term.getValue() == 1 ? term.getKey() : term.getKey() + " ×" + term.getValue())
                .toList();
        int more = counts.size() - terms.size();
        return String.join(", ", terms) + (more > 0 ? " and " + Wording.count(more, "other", "others") : "");
    }

    private static List<Fact> facts(IndexedStatement statement, @Nullable URI original) {
        List<Fact> facts = new ArrayList<>();
        add(facts, "Publisher", statement.publisher());
        add(facts, "Published", Wording.published(statement.publishedAt()).words());
        if (statement.modifiedAt() != null) {
            add(facts, "Modified", Wording.published(statement.modifiedAt()).words());
        }
        add(facts, "Language", statement.language() == null ? null : Wording.language(statement.language()));
        add(facts, "Country", statement.country() == null ? null : Wording.country(statement.country()));
        add(facts, "Kind", statement.kind());
        add(facts, "Source", statement.sourceId());
        add(facts, "File", statement.corpusName());
        if (original == null) {
            // Shown as text: it is no address that a browser should follow.
            add(facts, "Original", statement.url());
        }
        add(facts, "Authors", String.join(", ", statement.authors()));
        add(facts, "Revision", Integer.toString(statement.revision()));
        if (statement.fetchedAt() != null) {
            add(facts, "Fetched", Wording.at(statement.fetchedAt()).words());
        }
        if (statement.indexedAt() != null) {
            add(facts, "Indexed", Wording.at(statement.indexedAt()).words());
        }
        IndexedStatement.IndexedArchive archive = statement.archive();
        if (archive != null) {
            add(facts, "Archived in", archive.file() + " at " + archive.offset());
            add(facts, "Payload", archive.payloadDigest());
        }
        return facts;
    }

    private static void add(List<Fact> facts, String name, @Nullable String value) {
        if (value != null && !value.isBlank()) {
            facts.add(new Fact(name, value));
        }
    }
}
