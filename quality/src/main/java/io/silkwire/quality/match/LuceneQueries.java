package io.silkwire.quality.match;

import io.silkwire.alert.match.engine.Incoming;
import io.silkwire.alert.query.Facts;
import io.silkwire.alert.query.Query;
import io.silkwire.alert.query.Scope;
import io.silkwire.alert.query.Slot;
import io.silkwire.contracts.EnrichedStatement;
import io.silkwire.contracts.Tag;
import java.util.List;
import java.util.Locale;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.MultiPhraseQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.SynonymQuery;
import org.apache.lucene.search.TermQuery;

/** Turns queries and statements into those of Lucene, for the operators that both have. */
final class LuceneQueries {
    /** Title and body. */
    static final String TEXT = "text";

    static final String TITLE = "title";
    static final String BODY = "body";
    private static final List<String> FILTERS =
            List.of("topic", "country", "source", "kind", "language", "changed", "official");

    private LuceneQueries() {}

    /** Fields that say little about a statement. */
    static List<String> filters() {
        return FILTERS;
    }

    static Document document(Incoming incoming) {
        EnrichedStatement enriched = incoming.enriched();
        Document document = new Document();
        for (String field : List.of(TEXT, TITLE)) {
            document.add(new TextField(field, enriched.stems().title(), Field.Store.NO));
        }
        for (String field : List.of(TEXT, BODY)) {
            document.add(new TextField(field, enriched.stems().body(), Field.Store.NO));
        }
        enriched.tags().stream().map(Tag::topicId).forEach(topic -> filter(document, "topic", topic.value()));
        Facts.countries(enriched).forEach(country -> filter(document, "country", country));
        filter(document, "source", enriched.statement().sourceId().value());
        String kind = enriched.statement().kind();
        if (kind != null) {
            filter(document, "kind", kind);
        }
        languages(document, enriched.language().toLowerCase(Locale.ROOT));
        filter(document, "changed", Boolean.toString(enriched.statement().revision() > 1));
        filter(document, "official", Boolean.toString(incoming.official()));
        return document;
    }

    private static void languages(Document document, String tag) {
        for (int dash = tag.indexOf('-'); dash > 0; dash = tag.indexOf('-', dash + 1)) {
            filter(document, "language", tag.substring(0, dash));
        }
        filter(document, "language", tag);
    }

    private static void filter(Document document, String field, String value) {
        document.add(new StringField(field, value, Field.Store.NO));
    }

    /**
     * The query in Lucene's words.
     *
     * @throws IllegalArgumentException for a clause that Lucene has not, or not with the same meaning
     */
    static org.apache.lucene.search.Query of(Query query) {
        return switch (query) {
            case Query.All all -> new MatchAllDocsQuery();
            case Query.And and -> all(and.parts());
            case Query.Or or -> any(or.parts());
            case Query.Not not -> all(List.of(not));
            case Query.Word word -> run(word);
            case Query.Phrase phrase -> run(phrase);
            case Query.Prefix prefix -> run(prefix);
            case Query.Topic topic -> term("topic", topic.id().value());
            case Query.Country country -> term("country", country.code());
            case Query.Source source -> term("source", source.id().value());
            case Query.Kind kind -> term("kind", kind.kind());
            case Query.Language language ->
                term("language", language.range().value().toLowerCase(Locale.ROOT));
            case Query.Changed changed -> term("changed", Boolean.toString(changed.wanted()));
            case Query.Official official -> term("official", Boolean.toString(official.wanted()));
            case Query.Score score -> throw unknown(score);
            case Query.Near near -> throw unknown(near);
            case Query.Exact exact -> throw unknown(exact);
            case Query.Story story -> throw unknown(story);
            case Query.Published published -> throw unknown(published);
        };
    }

    private static IllegalArgumentException unknown(Query query) {
        return new IllegalArgumentException("Lucene Monitor is not asked for this: " + query);
    }

    private static org.apache.lucene.search.Query all(List<Query> parts) {
        BooleanQuery.Builder all = new BooleanQuery.Builder();
        boolean positive = false;
        for (Query part : parts) {
            if (part instanceof Query.Not not) {
                all.add(of(not.part()), Occur.MUST_NOT);
            } else {
                positive = true;
                all.add(of(part), Occur.MUST);
            }
        }
        if (!positive) {
            all.add(new MatchAllDocsQuery(), Occur.MUST);
        }
        return all.build();
    }

    private static org.apache.lucene.search.Query any(List<Query> parts) {
        BooleanQuery.Builder any = new BooleanQuery.Builder();
        parts.forEach(part -> any.add(of(part), Occur.SHOULD));
        return any.build();
    }

    private static org.apache.lucene.search.Query term(String field, String value) {
        return new TermQuery(new Term(field, value));
    }

    private static org.apache.lucene.search.Query run(Query.Run run) {
        List<Slot> slots = run.slots();
        String field = field(run.scope());
        return switch (slots.size()) {
            case 0 -> new MatchNoDocsQuery();
            case 1 -> word(field, slots.getFirst());
            default -> phrase(field, slots);
        };
    }

    private static String field(Scope scope) {
        return switch (scope) {
            case ANYWHERE -> TEXT;
            case TITLE -> TITLE;
            case BODY -> BODY;
        };
    }

    private static org.apache.lucene.search.Query word(String field, Slot slot) {
        return switch (slot) {
            case Slot.AnyForm form -> {
                SynonymQuery.Builder forms = new SynonymQuery.Builder(field);
                form.stems().forEach(stem -> forms.addTerm(new Term(field, stem)));
                yield forms.build();
            }
            case Slot.Beginning beginning -> {
                BooleanQuery.Builder any = new BooleanQuery.Builder();
                beginning.beginnings().forEach(b -> any.add(new PrefixQuery(new Term(field, b)), Occur.SHOULD));
                yield any.build();
            }
            case Slot.Exactly exactly -> throw new IllegalArgumentException("stems do not tell spellings: " + exactly);
        };
    }

    private static org.apache.lucene.search.Query phrase(String field, List<Slot> slots) {
        MultiPhraseQuery.Builder phrase = new MultiPhraseQuery.Builder();
        for (Slot slot : slots) {
            if (!(slot instanceof Slot.AnyForm form)) {
                throw new IllegalArgumentException("no word of a phrase: " + slot);
            }
            phrase.add(form.stems().stream().map(stem -> new Term(field, stem)).toArray(Term[]::new));
        }
        return phrase.build();
    }
}
