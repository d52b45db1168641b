package io.silkwire.ingest.feed;

import io.silkwire.ingest.feed.Node.Role;
import io.silkwire.ingest.feed.repair.MarkupText;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What each element of RSS, Atom, CDF, sitemaps and their modules says, by the reader's own names of them. One table for all
 * formats: publishers mix them freely.
 */
final class Elements {
    private static final Set<String> PEOPLE = Set.of(
            "author",
            "managingeditor",
            "dc:creator",
            "dc:author",
            "itunes:author",
            "contributor",
            "dc:contributor",
            "dc:publisher",
            "webmaster",
            "itunes:owner");
    private static final Set<String> CONTENTS =
            Set.of("content", "content:encoded", "fullitem", "body", "xhtml:body", "prodlink");
    private static final Set<String> SUBTITLES =
            Set.of("description", "tagline", "subtitle", "abstract", "dc:description", "itunes:subtitle");
    private static final int MAX_CATEGORY_PARTS = 50;

    private final XmlFeed reading;

    Elements(XmlFeed reading) {
        this.reading = reading;
    }

    /** An element opened whose attributes may speak, or whose content is a text. */
    void start(Node node) {
        if (role(node, Role.ASIDE) != null) {
            return;
        }
        switch (node.name) {
            case "rss", "feed", "rdf:rdf", "urlset", "sitemapindex", "channel" -> feed(node);
            case "item", "entry", "url", "sitemap" -> entry(node);
            case "source" -> source(node);
            case "image" -> node.role = Role.IMAGE;
            case "textinput" -> node.role = Role.ASIDE;
            case "link", "xhtml:link", "itunes:link" -> link(node);
            case "enclosure" -> enclosure(node);
            case "media:content" -> mediaContent(node);
            case "media:thumbnail", "itunes:image" -> image(node);
            case "category", "dc:subject", "keywords", "media:category", "itunes:category" -> categoryAttributes(node);
            case "lastmod" -> cdfDate(node);
            case "a" -> {}
            default -> startText(node);
        }
        if (PEOPLE.contains(node.name) && draft(node) != null) {
            node.role = Role.PERSON;
        }
    }

    private void feed(Node node) {
        if (node.parent == null || role(node.parent, Role.ENTRY) == null) {
            node.role = Role.FEED;
            node.draft = reading.feed;
            String declared = node.attribute("xml:lang", "lang");
            if (declared != null && reading.feed.language == null) {
                reading.feed.language = node.language;
            }
            linkAttribute(node, reading.feed);
        }
    }

    private void entry(Node node) {
        boolean sitemap = node.name.equals("url") || node.name.equals("sitemap");
        boolean fits = reading.format != null && sitemap == reading.format.isSitemap();
        if (!fits || (node.parent != null && role(node.parent, Role.ENTRY) != null)) {
            return;
        }
        Draft entry = reading.entry(sitemap ? FeedReader.MAX_PAGES : FeedReader.MAX_ENTRIES);
        if (entry == null) {
            node.role = Role.ASIDE;
            return;
        }
        node.role = Role.ENTRY;
        node.draft = entry;
        String about = node.attribute("rdf:about", "about");
        if (about != null) {
            entry.id = LenientUrl.resolve(node.base, about);
        }
        if (node.attribute("xml:lang", "lang") != null) {
            entry.language = node.language;
        }
        linkAttribute(node, entry);
        String modified = node.attribute("lastmod");
        if (modified != null) {
            entry.updated = reading.date(modified);
        }
    }

    /** CDF has its links in {@code HREF} of the element itself. */
    private void linkAttribute(Node node, Draft draft) {
        String href = node.attribute("href");
        if (href != null && reading.format == FeedFormat.CDF) {
            addLink(draft, node, href, "alternate");
        }
        String base = node.attribute("base");
        if (base != null && reading.format == FeedFormat.CDF && LenientUrl.isSafe(base)) {
            node.base = LenientUrl.resolve(node.base, base);
        }
        String modified = node.attribute("lastmod");
        if (modified != null && draft == reading.feed) {
            draft.updated = reading.date(modified);
        }
    }

    private void source(Node node) {
        Draft entry = draft(node);
        if (entry == null || role(node, Role.ENTRY) == null || role(node, Role.SOURCE) != null) {
            return;
        }
        Draft source = new Draft(reading.budget);
        entry.source = source;
        node.role = Role.SOURCE;
        node.draft = source;
        String url = node.attribute("url", "href");
        if (url != null) {
            String resolved = LenientUrl.resolve(node.base, url);
            source.addLink(new FeedLink(resolved, "self", null, null, null, null));
            source.link = resolved;
        }
    }

    private void startText(Node node) {
        Draft draft = draft(node);
        if (draft == null || role(node, Role.PERSON) != null || role(node, Role.IMAGE) != null) {
            return;
        }
        String key = textKey(node.name);
        if (key == null
                || (key.equals("content") && role(node, Role.ENTRY) == null && !node.name.equals("xhtml:body"))) {
            return;
        }
        if (node.name.equals("source")) {
            return;
        }
        String type = type(node);
        reading.capture(node, key, type, isBase64(node, type));
    }

    private static @Nullable String textKey(String name) {
        if (CONTENTS.contains(name)) {
            return "content";
        }
        if (SUBTITLES.contains(name)) {
            return "description";
        }
        return switch (name) {
            case "title", "dc:title", "media:title", "news:title" -> "title";
            case "summary", "itunes:summary", "media:description" -> "summary";
            case "rights", "copyright", "dc:rights" -> "rights";
            case "info", "feedburner:browserfriendly" -> "info";
            default -> null;
        };
    }

    private String type(Node node) {
        String told = node.attribute("type");
        String mode = node.attribute("mode");
        String usual = usualType(node.name);
        String type = told == null || (node.name.startsWith("media:") && told.equals("plain"))
                ? usual
                : switch (told.strip().toLowerCase(Locale.ROOT)) {
                    case "text", "" -> "text/plain";
                    case "html" -> "text/html";
                    case "xhtml" -> "application/xhtml+xml";
                    default -> told.strip().toLowerCase(Locale.ROOT);
                };
        if ("xml".equals(mode) && !type.endsWith("xml") && !type.equals("text/plain")) {
            return "application/xhtml+xml";
        }
        if ("escaped".equals(mode) && type.endsWith("+xml")) {
            return "text/html";
        }
        return type;
    }

    private String usualType(String name) {
        boolean atom = reading.format != null && reading.format.isAtom();
        return switch (name) {
            case "description", "content:encoded", "fullitem", "abstract", "dc:description", "media:description" ->
                "text/html";
            case "content", "prodlink" -> atom ? "text/plain" : "text/html";
            case "tagline", "subtitle", "info", "rights", "copyright", "summary", "title" -> "text/plain";
            case "body", "xhtml:body" -> "application/xhtml+xml";
            default -> "text/plain";
        };
    }

    private boolean isBase64(Node node, String type) {
        if ("base64".equals(node.attribute("mode"))) {
            return true;
        }
        boolean atom10 = reading.format == FeedFormat.ATOM_10 && node.attribute("src") == null;
        boolean text =
                type.startsWith("text/") || type.endsWith("+xml") || type.endsWith("/xml") || !type.contains("/");
        return atom10 && !text;
    }

    /** A text construct ended. */
    void text(Node node, String key, FeedText text) {
        Draft draft = draft(node);
        if (draft == null || (text.value().isEmpty() && text.src() == null)) {
            return;
        }
        boolean entry = role(node, Role.ENTRY) != null && role(node, Role.SOURCE) == null;
        switch (key) {
            case "title" -> title(draft, node, text);
            case "rights" -> draft.rights = kept(text, draft.rights);
            case "info" -> draft.info = kept(text, draft.info);
            case "content" -> draft.addContent(text);
            case "summary", "description" -> {
                if (entry) {
                    summary(draft, node, text);
                } else {
                    subtitle(draft, node, text);
                }
            }
            default -> throw new IllegalStateException("no text construct is called " + key);
        }
    }

    private void title(Draft draft, Node node, FeedText text) {
        int rank = node.name.startsWith("media:") ? 1 : node.name.startsWith("dc:") ? 2 : 3;
        if (rank > draft.titleRank && reading.budget.object(text.value())) {
            draft.title = text;
            draft.titleRank = rank;
        }
    }

    private void summary(Draft draft, Node node, FeedText text) {
        boolean foreign = node.name.indexOf(':') > 0;
        if (node.name.equals("itunes:subtitle")) {
            draft.addOther("subtitle", text.value());
        } else if (draft.summary == null) {
            draft.summary = kept(text, null);
        } else if (!foreign) {
            draft.addContent(text);
        }
    }

    private void subtitle(Draft draft, Node node, FeedText text) {
        if (draft.subtitle == null || node.name.indexOf(':') < 0) {
            draft.subtitle = kept(text, draft.subtitle);
        }
    }

    private @Nullable FeedText kept(FeedText text, @Nullable FeedText before) {
        return reading.budget.text(text.value()) ? text : before;
    }

    /** An element ended that is no text construct. */
    void end(Node node) {
        if (role(node, Role.ASIDE) != null && node.role != Role.ASIDE) {
            return;
        }
        switch (node.role) {
            case ENTRY -> endEntry(node);
            case PERSON -> person(node);
            case IMAGE -> feedImage(node);
            case SOURCE -> rssSource(node);
            case FEED, ASIDE -> {}
            case NONE -> simple(node);
        }
    }

    private void endEntry(Node node) {
        Draft entry = node.draft;
        if (entry == null) {
            return;
        }
        if (entry.id != null && entry.permaLink != null) {
            boolean link = entry.permaLink && entry.link == null;
            entry.idIsLink = link;
            if (link && LenientUrl.isSafe(entry.id)) {
                entry.link = entry.id;
            }
        }
        if (!entry.tellsSomething() && reading.format != null && reading.format.isSitemap()) {
            reading.entries.remove(entry);
        }
    }

    private void rssSource(Node node) {
        Draft source = node.draft;
        String text = node.text();
        if (source != null && source.title == null && !text.isEmpty()) {
            source.title = new FeedText(text, "text/plain", node.language, node.base, null);
        }
    }

    private void simple(Node node) {
        Node person = parentRole(node, Role.PERSON);
        Node image = parentRole(node, Role.IMAGE);
        if (person != null) {
            part(person, node);
        } else if (image != null) {
            part(image, node);
        } else {
            Draft draft = draft(node);
            if (draft != null) {
                value(draft, node, node.text());
            }
        }
    }

    private static void part(Node owner, Node node) {
        String local = node.name.substring(node.name.indexOf(':') + 1);
        if (owner.parts.size() < 16) {
            owner.parts.put(local, node.text());
        }
    }

    private void value(Draft draft, Node node, String text) {
        switch (node.name) {
            case "link" -> linkText(draft, node, text);
            case "loc" -> {
                if (node.parent != null && node.parent.role == Role.ENTRY && !text.isEmpty()) {
                    draft.link = address(node, text);
                }
            }
            case "image:loc" -> {
                if (!text.isEmpty()) {
                    draft.addImage(LenientUrl.resolve(node.base, text));
                }
            }
            case "guid", "id", "dc:identifier" -> id(draft, node, text);
            case "pubdate", "published", "issued", "dcterms:issued", "news:publication_date", "pubdate:" ->
                draft.published = later(node, text, draft.published);
            case "updated", "modified", "dcterms:modified", "lastbuilddate", "dc:date", "lastmod" ->
                draft.updated = later(node, text, draft.updated);
            case "created", "dcterms:created" -> draft.created = later(node, text, draft.created);
            case "category", "dc:subject", "keywords", "media:category", "itunes:category" ->
                category(draft, node, text);
            case "tags", "itunes:keywords", "news:keywords" -> keywords(draft, node, text);
            case "language", "dc:language", "news:language" -> language(draft, node, text);
            case "generator" -> generator(draft, node, text);
            case "logo" -> draft.logo = image(node, text);
            case "icon" -> draft.icon = text.isEmpty() ? null : LenientUrl.resolve(node.base, text);
            default -> channelValue(draft, node, text);
        }
        if (node.name.startsWith("news:")) {
            reading.foundNews();
        }
    }

    private void channelValue(Draft draft, Node node, String text) {
        if (draft == reading.feed && schedule(node.name, text, node)) {
            return;
        }
        String resource = node.attribute("rdf:resource");
        switch (node.name) {
            case "docs", "comments", "wfw:comment", "wfw:commentrss" ->
                draft.addOther(node.name, LenientUrl.resolve(node.base, text));
            default -> draft.addOther(node.name, text.isEmpty() && resource != null ? resource : text);
        }
    }

    private boolean schedule(String name, String text, Node node) {
        switch (name) {
            case "ttl" -> {
                reading.schedule.ttl(text);
                draftOther(text);
            }
            case "sy:updateperiod" -> reading.schedule.period(text);
            case "sy:updatefrequency" -> reading.schedule.frequency(text);
            case "sy:updatebase" -> reading.schedule.base(reading.date(text));
            case "hour" -> reading.schedule.skipHour(text);
            case "day" -> reading.schedule.skipDay(text);
            case "skiphours", "skipdays", "items", "rdf:seq" -> {
                return node.parent != null;
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    private void draftOther(String ttl) {
        reading.feed.addOther("ttl", ttl);
    }

    private @Nullable FeedDate later(Node node, String text, @Nullable FeedDate before) {
        if (node.parent != null && role(node.parent, Role.ENTRY) != null && node.parent.name.equals("media:content")) {
            return before;
        }
        FeedDate read = reading.date(text);
        // a date nobody understands does not replace one that is understood
        return read == null || (read.date() == null && before != null && before.date() != null) ? before : read;
    }

    private void id(Draft draft, Node node, String text) {
        if (text.isEmpty() || (node.name.equals("dc:identifier") && draft.id != null)) {
            return;
        }
        boolean web = (reading.format != null && reading.format.isAtom()) || LenientUrl.scheme(text) != null;
        boolean guid = node.name.equals("guid");
        String permaLink = node.attribute("ispermalink");
        if (guid) {
            draft.permaLink = permaLink == null ? isAddress(text) : permaLink.equalsIgnoreCase("true");
        }
        String id = (web && !guid) || (guid && Boolean.TRUE.equals(draft.permaLink))
                ? LenientUrl.resolve(node.base, text)
                : text;
        if (reading.budget.object(id)) {
            draft.id = id;
        }
    }

    private static boolean isAddress(String text) {
        return LenientUrl.isWeb(text) || (text.startsWith("/") && text.indexOf(32) < 0);
    }

    private void link(Node node) {
        Draft draft = draft(node);
        String href = node.attribute("href", "url");
        if (draft == null || href == null || role(node, Role.IMAGE) != null || role(node, Role.PERSON) != null) {
            return;
        }
        String rel = node.attribute("rel");
        String relation = rel == null || rel.isBlank() ? "alternate" : relation(rel);
        node.parts.put("href", href);
        String resolved = address(node, href);
        if (relation.equals("image")) {
            image(node);
        }
        draft.addLink(new FeedLink(
                resolved,
                relation,
                node.attribute("type"),
                node.attribute("hreflang"),
                node.attribute("title"),
                node.attribute("length")));
        boolean page = isPage(node.attribute("type")) && !node.name.equals("xhtml:link");
        boolean other = node.attribute("hreflang") != null && draft.link != null;
        if (relation.equals("alternate") && page && !other && LenientUrl.isSafe(resolved)) {
            draft.link =
                    draft.link == null || (reading.format != null && reading.format.isAtom()) ? resolved : draft.link;
        }
    }

    /** Relations of RFC 5005 and older Atom were written as addresses. */
    private static String relation(String rel) {
        String lower = rel.strip();
        String prefix = "http://www.iana.org/assignments/relation/";
        return lower.startsWith(prefix) ? lower.substring(prefix.length()) : lower;
    }

    private static boolean isPage(@Nullable String type) {
        return type == null || type.contains("html") || type.isBlank();
    }

    private void linkText(Draft draft, Node node, String text) {
        if (text.isEmpty() || node.parts.containsKey("href") || !LenientUrl.isSafe(text)) {
            return;
        }
        String href = address(node, text);
        draft.link = href;
        draft.addLink(new FeedLink(href, "alternate", "text/html", null, null, null));
    }

    private void addLink(Draft draft, Node node, String href, String rel) {
        String resolved = address(node, href);
        draft.link = resolved;
        draft.addLink(new FeedLink(resolved, rel, "text/html", null, null, null));
    }

    private String address(Node node, String text) {
        String cut = text.length() > Budget.MAX_SIMPLE ? text.substring(0, Budget.MAX_SIMPLE) : text;
        return LenientUrl.resolve(node.base, cut);
    }

    private void enclosure(Node node) {
        Draft draft = draft(node);
        String url = node.attribute("url", "href");
        if (draft != null && url != null) {
            draft.addLink(new FeedLink(
                    address(node, url), "enclosure", node.attribute("type"), null, null, node.attribute("length")));
        }
    }

    private void mediaContent(Node node) {
        Draft draft = draft(node);
        String url = node.attribute("url");
        if (draft == null || url == null) {
            return;
        }
        String type = node.attribute("type");
        boolean picture = "image".equals(node.attribute("medium")) || (type != null && type.startsWith("image/"));
        if (picture) {
            draft.addImage(address(node, url));
        } else {
            draft.addLink(new FeedLink(address(node, url), "enclosure", type, null, null, node.attribute("filesize")));
        }
    }

    private void image(Node node) {
        Draft draft = draft(node);
        String url = node.attribute("href", "url");
        if (draft == null || url == null || url.isBlank()) {
            return;
        }
        String resolved = address(node, url);
        draft.addImage(resolved);
        if (draft == reading.feed || (draft.logo == null && node.name.startsWith("itunes:"))) {
            draft.logo = new FeedImage(resolved, null, null);
        }
    }

    private @Nullable FeedImage image(Node node, String url) {
        return url.isEmpty() ? null : new FeedImage(address(node, url), null, null);
    }

    private void feedImage(Node node) {
        Draft draft = draft(node);
        String url = node.parts.getOrDefault("url", "");
        if (draft != null && draft != reading.feed) {
            String address = url.isEmpty() ? node.text() : url;
            if (!address.isEmpty()) {
                draft.addImage(address(node, address));
            }
        } else if (draft != null && !node.parts.isEmpty()) {
            String link = node.parts.get("link");
            draft.logo = new FeedImage(
                    LenientUrl.resolve(node.base, url),
                    node.parts.get("title"),
                    link == null ? null : LenientUrl.resolve(node.base, link));
        }
    }

    private void person(Node node) {
        Draft draft = draft(node);
        if (draft == null) {
            return;
        }
        FeedPerson person = node.parts.isEmpty() ? FeedPerson.parse(node.text()) : structured(node);
        if (person == null) {
            return;
        }
        switch (node.name) {
            case "contributor", "dc:contributor" -> draft.addContributor(person);
            case "dc:publisher", "webmaster", "itunes:owner" -> draft.publisher = person;
            default -> draft.addAuthor(person);
        }
    }

    private @Nullable FeedPerson structured(Node node) {
        String uri = first(node.parts, List.of("uri", "url", "homepage"));
        String name = first(node.parts, List.of("name"));
        String email = first(node.parts, List.of("email"));
        if (name == null && email == null && uri == null) {
            return FeedPerson.parse(node.text());
        }
        return new FeedPerson(name, email, uri == null ? null : LenientUrl.resolve(node.base, uri));
    }

    private static @Nullable String first(java.util.Map<String, String> parts, List<String> names) {
        for (String name : names) {
            String value = parts.get(name);
            if (value != null && !value.isEmpty()) {
                return value;
            }
        }
        return null;
    }

    private void categoryAttributes(Node node) {
        Draft draft = draft(node);
        String text = node.attribute("text");
        if (draft != null && text != null && node.name.equals("itunes:category")) {
            draft.addCategory(new FeedCategory(text, "http://www.itunes.com/", null));
        }
    }

    private void category(Draft draft, Node node, String text) {
        String term = node.attribute("term");
        String label = node.attribute("label");
        String scheme = node.attribute("scheme", "domain");
        if (scheme == null && node.name.equals("media:category")) {
            scheme = "http://search.yahoo.com/mrss/category_schema";
        }
        String word = term == null || term.isBlank() ? MarkupText.spaced(text) : term.strip();
        if (!word.isEmpty() || label != null) {
            draft.addCategory(new FeedCategory(word.isEmpty() ? null : word, scheme, label));
        }
    }

    private static void keywords(Draft draft, Node node, String text) {
        String scheme = node.name.startsWith("itunes:") ? "http://www.itunes.com/" : null;
        String separator = text.indexOf(',') >= 0 || !node.name.startsWith("itunes:") ? "," : " ";
        for (String part : text.split(separator, MAX_CATEGORY_PARTS)) {
            if (!part.isBlank()) {
                draft.addCategory(new FeedCategory(part.strip(), scheme, null));
            }
        }
    }

    private void language(Draft draft, Node node, String text) {
        boolean inherited = node.name.startsWith("news:") && draft.language != null;
        if (!text.isEmpty() && text.length() < 40 && !inherited) {
            draft.language = text.replace('_', '-');
        }
    }

    private void generator(Draft draft, Node node, String text) {
        String uri = node.attribute("uri", "url");
        String resolved = uri == null ? null : LenientUrl.resolve(node.base, uri);
        draft.generator = new FeedGenerator(text.isEmpty() ? null : text, resolved, node.attribute("version"));
    }

    private void cdfDate(Node node) {
        Draft draft = draft(node);
        String value = node.attribute("value");
        if (draft != null && value != null) {
            draft.updated = reading.date(value);
        }
    }

    /** What is being said of whom: the draft of the nearest element that has one. */
    private static @Nullable Draft draft(Node node) {
        for (Node at = node; at != null; at = at.parent) {
            if (at.draft != null) {
                return at.draft;
            }
        }
        return null;
    }

    private static @Nullable Node role(Node node, Role role) {
        for (Node at = node; at != null; at = at.parent) {
            if (at.role == role) {
                return at;
            }
        }
        return null;
    }

    private static @Nullable Node parentRole(Node node, Role role) {
        return node.parent == null ? null : role(node.parent, role);
    }
}
