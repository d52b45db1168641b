package io.silkwire.ingest.extraction.metadata;

import com.fasterxml.jackson.databind.JsonNode;
import io.silkwire.ingest.extraction.metadata.PageMetadata.Context;
import java.util.ArrayList;
import java.util.IllformedLocaleException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** A page, read once for all who ask: its meta elements, structured data, short blocks of text, declared language. */
record Evidence(
        Document page,
        Context context,
        Landmarks landmarks,
        MetaTags meta,
        StructuredData data,
        Blocks blocks,
        @Nullable String language,
        @Nullable String siteName) {
    private static final Pattern TAG = Pattern.compile("[A-Za-z]{2,3}([-_][A-Za-z0-9]{2,8})*");

    static Evidence of(Document page, Context context) {
        Landmarks landmarks = Landmarks.of(page);
        MetaTags meta = MetaTags.of(landmarks.metas());
        StructuredData data = StructuredData.of(landmarks.scripts());
        return new Evidence(
                page,
                context,
                landmarks,
                meta,
                data,
                Blocks.of(page),
                language(page, meta, data, context),
                siteName(meta, data));
    }

    /** Text on one line, with single spaces. */
    static String clean(String text) {
        StringBuilder clean = new StringBuilder(text.length());
        boolean space = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (isSpace(c)) {
                space = true;
            } else {
                if (space && !clean.isEmpty()) {
                    clean.append(' ');
                }
                clean.append(c);
                space = false;
            }
        }
        return clean.toString();
    }

    private static boolean isSpace(char c) {
        return c <= ' ' || (c >= 0x7F && (Character.isSpaceChar(c) || c == '\u200B' || c == '\uFEFF'));
    }

    Locale locale() {
        return language == null ? Locale.ROOT : Locale.forLanguageTag(language);
    }

    List<String> directives() {
        Set<String> directives = new LinkedHashSet<>();
        for (String content : meta.all("robots", "googlebot", "googlebot-news")) {
            for (String word : content.toLowerCase(Locale.ROOT).split(",", -1)) {
                if (!word.isBlank()) {
                    directives.add(clean(word));
                }
            }
        }
        return List.copyOf(directives);
    }

    List<String> kinds() {
        Set<String> kinds = new LinkedHashSet<>(data.kinds());
        for (String type : meta.all("og:type")) {
            kinds.add(type.toLowerCase(Locale.ROOT));
        }
        return List.copyOf(kinds);
    }

    /** In order of trust: the root element, the header, the meta elements, what is said for sharing. */
    private static @Nullable String language(Document page, MetaTags meta, StructuredData data, Context context) {
        List<String> told = new ArrayList<>();
        Element root = page.firstElementChild();
        if (root != null) {
            told.add(root.attr("lang"));
            told.add(root.attr("xml:lang"));
        }
        told.add(page.body().attr("lang"));
        told.add(meta.first("content-language", "language", "dc.language", "dcterms.language"));
        told.add(context.contentLanguage() == null ? "" : context.contentLanguage());
        told.add(meta.first("og:locale"));
        for (JsonNode work : data.works()) {
            told.add(StructuredData.text(work, "inLanguage"));
        }
        return told.stream()
                .map(Evidence::tag)
                .filter(tag -> tag != null)
                .findFirst()
                .orElse(null);
    }

    /** BCP 47 of what pages write ("en_US", "ru-RU, ru"), or null. */
    static @Nullable String tag(@Nullable String told) {
        String first = told == null ? "" : told.split("[,;]", 2)[0].strip();
        if (!TAG.matcher(first).matches()) {
            return null;
        }
        try {
            String tag = new Locale.Builder()
                    .setLanguageTag(first.replace('_', '-'))
                    .build()
                    .toLanguageTag();
            return tag.equals("und") ? null : tag;
        } catch (IllformedLocaleException e) {
            return null;
        }
    }

    private static @Nullable String siteName(MetaTags meta, StructuredData data) {
        String name = meta.first("og:site_name", "application-name", "apple-mobile-web-app-title");
        if (name.isEmpty()) {
            name = data.works().stream()
                    .map(work -> StructuredData.text(work, "publisher"))
                    .filter(publisher -> !publisher.isEmpty() && !publisher.startsWith("http"))
                    .findFirst()
                    .orElse("");
        }
        if (name.isEmpty()) {
            name = data.others().stream()
                    .filter(thing -> StructuredData.types(thing).contains("website"))
                    .map(site -> StructuredData.text(site, "name"))
                    .filter(site -> !site.startsWith("http"))
                    .findFirst()
                    .orElse("");
        }
        return name.isBlank() ? null : clean(name);
    }
}
