package io.silkwire.ingest.extraction.metadata;

import com.fasterxml.jackson.databind.JsonNode;
import crawlercommons.domains.EffectiveTldFinder;
import io.silkwire.ingest.extraction.metadata.PageMetadata.Attachment;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** What a page links to that belongs to it: its canonical URL, other languages, lead image, documents. */
final class PageLinks {
    private static final int MOST_ATTACHMENTS = 200;
    private static final int MOST_ALTERNATES = 300;
    private static final int MOST_URL_CHARS = 4_000;
    private static final int MOST_LABEL_CHARS = 300;
    private static final Map<String, String> MEDIA_TYPES = Map.ofEntries(
            Map.entry("pdf", "application/pdf"),
            Map.entry("doc", "application/msword"),
            Map.entry("docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
            Map.entry("xls", "application/vnd.ms-excel"),
            Map.entry("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
            Map.entry("ppt", "application/vnd.ms-powerpoint"),
            Map.entry("pptx", "application/vnd.openxmlformats-officedocument.presentationml.presentation"),
            Map.entry("odt", "application/vnd.oasis.opendocument.text"),
            Map.entry("ods", "application/vnd.oasis.opendocument.spreadsheet"),
            Map.entry("rtf", "application/rtf"),
            Map.entry("zip", "application/zip"));
    private static final Set<String> CHROME_ROLES = Set.of("navigation", "contentinfo", "banner");

    private final Evidence evidence;
    private final @Nullable URI base;

    PageLinks(Evidence evidence) {
        this.evidence = evidence;
        this.base = base(evidence);
    }

    private static @Nullable URI base(Evidence evidence) {
        URI url = evidence.context().url();
        List<Element> told = evidence.landmarks().bases();
        URI own = told.isEmpty() ? null : absolute(told.get(0).attr("href"), url);
        return own == null ? url : own;
    }

    /** The canonical URL if it can be believed. */
    @Nullable
    String canonical() {
        for (String told : List.of(link("canonical"), evidence.meta().first("og:url"))) {
            URI url = absolute(told, base);
            if (url != null && isBelieved(url)) {
                return url.toString();
            }
        }
        return null;
    }

    private String link(String rel) {
        for (Element link : evidence.landmarks().links()) {
            if (List.of(link.attr("rel").toLowerCase(Locale.ROOT).split("\\s+", -1))
                    .contains(rel)) {
                return link.attr("href");
            }
        }
        return "";
    }

    /** Templates often name the home page, or a staging host, as the canonical URL of every page. */
    private boolean isBelieved(URI canonical) {
        URI own = evidence.context().url();
        if (own == null || own.getHost() == null) {
            boolean article =
                    evidence.kinds().stream().anyMatch(kind -> kind.endsWith("article") || kind.endsWith("posting"));
            return !(article && isHome(canonical));
        }
        boolean homeOfOther = isHome(canonical) && !isHome(own);
        return !homeOfOther && Objects.equals(domain(own), domain(canonical));
    }

    private static boolean isHome(URI url) {
        String path = url.getRawPath() == null ? "" : url.getRawPath();
        boolean root =
                path.isEmpty() || path.equals("/") || path.matches("(?i)/(?:[a-z]{2}/?|index\\.(?:html?|php|aspx?))");
        return root && (url.getRawQuery() == null || url.getRawQuery().isEmpty());
    }

    private static String domain(URI url) {
        String host = url.getHost().toLowerCase(Locale.ROOT);
        String assigned = EffectiveTldFinder.getAssignedDomain(host);
        return assigned == null ? host : assigned;
    }

    Map<String, String> alternates() {
        Map<String, String> alternates = new LinkedHashMap<>();
        for (Element link : evidence.landmarks().links()) {
            String language = link.attr("hreflang").strip().toLowerCase(Locale.ROOT);
            boolean alternate = link.attr("rel").toLowerCase(Locale.ROOT).contains("alternate");
            URI url = alternate && !language.isEmpty() && language.length() <= 35
                    ? absolute(link.attr("href"), base)
                    : null;
            if (url != null && alternates.size() < MOST_ALTERNATES) {
                alternates.putIfAbsent(language, url.toString());
            }
        }
        return alternates;
    }

    @Nullable
    String image() {
        for (String told : evidence.meta()
                .all("og:image", "og:image:url", "og:image:secure_url", "twitter:image", "twitter:image:src")) {
            URI url = absolute(told, base);
            if (url != null) {
                return url.toString();
            }
        }
        for (JsonNode article : evidence.data().articles()) {
            JsonNode image = article.get("image");
            JsonNode first = image != null && image.isArray() && !image.isEmpty() ? image.get(0) : image;
            String told = first == null ? "" : first.isObject() ? StructuredData.text(first, "url") : first.asText("");
            URI url = absolute(told, base);
            if (url != null) {
                return url.toString();
            }
        }
        URI url = absolute(link("image_src"), base);
        return url == null ? null : url.toString();
    }

    List<Attachment> attachments() {
        Map<String, Attachment> attachments = new LinkedHashMap<>();
        for (Element link : evidence.landmarks().anchors()) {
            String type = mediaType(link);
            if (type == null || attachments.size() >= MOST_ATTACHMENTS || isChrome(link)) {
                continue;
            }
            URI url = absolute(link.attr("href"), base);
            if (url != null) {
                attachments.putIfAbsent(url.toString(), new Attachment(url.toString(), label(link), type));
            }
        }
        return List.copyOf(attachments.values());
    }

    private static boolean isChrome(Element link) {
        for (Element at = link; at != null; at = at.parent()) {
            boolean top = at.parent() != null && at.parent().normalName().equals("body");
            if (Beside.isTag(at)
                    || CHROME_ROLES.contains(at.attr("role"))
                    || (top && at.normalName().equals("header"))) {
                return true;
            }
        }
        return false;
    }

    private static String label(Element link) {
        String text = Evidence.clean(link.text().isBlank() ? link.attr("title") : link.text());
        return text.length() <= MOST_LABEL_CHARS ? text : text.substring(0, MOST_LABEL_CHARS);
    }

    private static @Nullable String mediaType(Element link) {
        String declared = link.attr("type");
        if (!declared.isEmpty() && MEDIA_TYPES.containsValue(declared.strip().toLowerCase(Locale.ROOT))) {
            return declared.strip().toLowerCase(Locale.ROOT);
        }
        String byPath = MEDIA_TYPES.get(extension(path(link.attr("href"))));
        return byPath != null ? byPath : MEDIA_TYPES.get(extension(link.attr("download")));
    }

    private static String path(String href) {
        int end = 0;
        while (end < href.length() && href.charAt(end) != '?' && href.charAt(end) != '#') {
            end++;
        }
        return href.substring(0, end);
    }

    /** In lower case; empty where what follows the last stop is no extension of ours. */
    private static String extension(String path) {
        String name = path.stripTrailing();
        int stop = name.lastIndexOf('.');
        return stop < 0 || name.length() - stop > 5
                ? ""
                : name.substring(stop + 1).toLowerCase(Locale.ROOT);
    }

    /** An http(s) URL with a host and without fragment, or null. Spaces and letters that a URL may not have are escaped. */
    private static @Nullable URI absolute(String href, @Nullable URI base) {
        String clean = href.strip().replaceAll("[\\t\\n\\r]", "");
        if (clean.isEmpty() || clean.length() > MOST_URL_CHARS) {
            return null;
        }
        try {
            URI relative = URI.create(escape(clean));
            URI url = base == null ? relative : base.resolve(relative);
            boolean web = "http".equalsIgnoreCase(url.getScheme()) || "https".equalsIgnoreCase(url.getScheme());
            if (!web || url.getHost() == null) {
                return null;
            }
            String text = url.normalize().toString();
            int fragment = text.indexOf('#');
            return URI.create(fragment < 0 ? text : text.substring(0, fragment));
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static String escape(String url) {
        StringBuilder escaped = new StringBuilder();
        for (int i = 0; i < url.length(); i++) {
            char c = url.charAt(i);
            if (c <= ' ' || "\"<>\\^`{|}[]".indexOf(c) >= 0) {
                escaped.append('%').append("%02X".formatted((int) c));
            } else {
                escaped.append(c);
            }
        }
        return escaped.toString();
    }
}
