package io.silkwire.ingest.feed;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is known so far of a feed, an entry, or the feed an entry was taken from, while it is read. */
final class Draft {
    /** More than anybody needs of one thing in one entry, so that an entry cannot be made of nothing else. */
    static final int MAX_EACH = 100;

    static final int MAX_OTHER = 32;

    final Budget budget;

    @Nullable
    String id;

    @Nullable
    Boolean permaLink;

    boolean idIsLink;

    @Nullable
    String link;

    @Nullable
    FeedText title;

    int titleRank;

    @Nullable
    FeedText subtitle;

    @Nullable
    FeedText info;

    @Nullable
    FeedText summary;

    @Nullable
    FeedText rights;

    @Nullable
    String language;

    @Nullable
    FeedPerson publisher;

    @Nullable
    FeedDate published;

    @Nullable
    FeedDate updated;

    @Nullable
    FeedDate created;

    @Nullable
    FeedGenerator generator;

    @Nullable
    FeedImage logo;

    @Nullable
    String icon;

    @Nullable
    Draft source;

    // Large sitemaps have very many entries, and these lists stay empty in all of them.
    private List<FeedText> contents = List.of();
    private List<FeedPerson> authors = List.of();
    private List<FeedPerson> contributors = List.of();
    private List<FeedCategory> categories = List.of();
    private List<FeedLink> links = List.of();
    private List<String> images = List.of();
    /** Most entries have none, and large sitemaps have very many entries. */
    private @Nullable Map<String, String> other;

    Draft(Budget budget) {
        this.budget = budget;
    }

    void addLink(FeedLink added) {
        if (links.size() < MAX_EACH && budget.object(added.href(), added.title())) {
            links = with(links, added);
        }
    }

    void addCategory(FeedCategory added) {
        boolean unknown = !categories.contains(added);
        if (unknown && categories.size() < MAX_EACH && budget.object(added.term(), added.scheme(), added.label())) {
            categories = with(categories, added);
        }
    }

    void addAuthor(FeedPerson added) {
        if (!authors.contains(added) && fits(authors, added)) {
            authors = with(authors, added);
        }
    }

    void addContributor(FeedPerson added) {
        if (fits(contributors, added)) {
            contributors = with(contributors, added);
        }
    }

    private boolean fits(List<FeedPerson> people, FeedPerson added) {
        return people.size() < MAX_EACH && budget.object(added.name(), added.email(), added.uri());
    }

    void addImage(String url) {
        if (images.size() < MAX_EACH && !images.contains(url) && budget.object(url)) {
            images = with(images, url);
        }
    }

    void addContent(FeedText text) {
        if (contents.size() < 10 && budget.text(text.value())) {
            contents = with(contents, text);
        }
    }

    void addOther(String name, String value) {
        Map<String, String> known = other == null ? new LinkedHashMap<>() : other;
        if (!value.isEmpty() && (known.size() < MAX_OTHER || known.containsKey(name)) && budget.object(name, value)) {
            known.put(name, value);
            other = known;
        }
    }

    /** Whether there is anything that makes it worth an entry. */
    boolean tellsSomething() {
        return id != null
                || link != null
                || title != null
                || summary != null
                || !contents.isEmpty()
                || !links.isEmpty()
                || published != null
                || updated != null
                || created != null
                || !authors.isEmpty()
                || !categories.isEmpty()
                || other != null
                || source != null
                || !contributors.isEmpty()
                || publisher != null
                || rights != null
                || !images.isEmpty()
                || language != null;
    }

    FeedEntry toEntry(@Nullable String inherited) {
        return new FeedEntry(
                id,
                idIsLink,
                link == null ? fallbackLink() : link,
                title,
                summary,
                contents,
                rights,
                language == null ? inherited : language,
                authors,
                contributors,
                publisher,
                published,
                updated,
                created,
                categories,
                links,
                images,
                source == null ? null : source.toAbout(null),
                others());
    }

    FeedAbout toAbout(@Nullable String inherited) {
        return new FeedAbout(
                id,
                title,
                subtitle,
                info,
                rights,
                link == null ? fallbackLink() : link,
                links,
                language == null ? inherited : language,
                authors,
                contributors,
                publisher,
                categories,
                published,
                updated,
                created,
                generator,
                logo,
                icon,
                others());
    }

    private static <T> List<T> with(List<T> known, T added) {
        List<T> grown = known.isEmpty() ? new ArrayList<>(2) : known;
        grown.add(added);
        return grown;
    }

    private Map<String, String> others() {
        return other == null ? Map.of() : other;
    }

    /** Entries with nothing but an enclosure or a link of another type still lead somewhere. */
    private @Nullable String fallbackLink() {
        for (FeedLink candidate : links) {
            if (candidate.rel().equals("alternate")) {
                return candidate.href();
            }
        }
        return null;
    }
}
