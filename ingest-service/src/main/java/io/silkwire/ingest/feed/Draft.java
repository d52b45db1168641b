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

    final List<FeedText> contents = new ArrayList<>(0);
    final List<FeedPerson> authors = new ArrayList<>(0);
    final List<FeedPerson> contributors = new ArrayList<>(0);
    final List<FeedCategory> categories = new ArrayList<>(0);
    final List<FeedLink> links = new ArrayList<>(0);
    final List<String> images = new ArrayList<>(0);
    /** Most entries have none, and large sitemaps have very many entries. */
    private @Nullable Map<String, String> other;

    Draft(Budget budget) {
        this.budget = budget;
    }

    void addLink(FeedLink added) {
        if (links.size() < MAX_EACH && budget.object(added.href(), added.title())) {
            links.add(added);
        }
    }

    void addCategory(FeedCategory added) {
        boolean unknown = !categories.contains(added);
        if (unknown && categories.size() < MAX_EACH && budget.object(added.term(), added.scheme(), added.label())) {
            categories.add(added);
        }
    }

    void addPerson(List<FeedPerson> people, FeedPerson added) {
        if (people.size() < MAX_EACH && budget.object(added.name(), added.email(), added.uri())) {
            people.add(added);
        }
    }

    void addImage(String url) {
        if (images.size() < MAX_EACH && !images.contains(url) && budget.object(url)) {
            images.add(url);
        }
    }

    void addContent(FeedText text) {
        if (contents.size() < 10 && budget.text(text.value())) {
            contents.add(text);
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
