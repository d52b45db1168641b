package io.silkwire.alert.query;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Finds the field that was probably meant: by a word for it in a language of the region, or by its spelling. */
final class FieldNames {
    private static final List<String> WRITTEN = List.of(
            "topic",
            "country",
            "source",
            "kind",
            "lang",
            "story",
            "published",
            "changed",
            "official",
            "title",
            "body",
            "case");

    private static final Map<String, List<String>> WORDS = Map.of(
            "topic",
            List.of("subject", "theme", "tag", "category", "тема", "тақырып", "тематика", "mavzu", "мавзу", "мавзӯъ"),
            "country",
            List.of("countries", "place", "state", "nation", "страна", "ел", "өлкө", "davlat", "давлат", "кишвар"),
            "lang",
            List.of("language", "languages", "lng", "язык", "тіл", "тил", "til", "забон", "мова"),
            "source",
            List.of("src", "site", "publisher", "domain", "источник", "сайт", "дереккөз", "manba", "манба"),
            "published",
            List.of(
                    "date", "dates", "year", "since", "from", "after", "before", "until", "дата", "год", "күні",
                    "sana"),
            "kind",
            List.of("type", "genre", "вид", "тип", "жанр"),
            "in:title",
            List.of("headline", "heading", "заголовок", "название"),
            "in:body",
            List.of("text", "content", "текст"),
            "changed",
            List.of("edited", "modified", "изменено"));

    private FieldNames() {}

    /** The field of this name or word, without a colon; empty where nothing is near. */
    static Optional<String> meant(String written) {
        return ofWord(written).or(() -> Spelling.nearest(written.toLowerCase(Locale.ROOT), WRITTEN));
    }

    /** The field of this word for it. */
    static Optional<String> ofWord(String written) {
        String lower = written.toLowerCase(Locale.ROOT);
        return WORDS.entrySet().stream()
                .filter(words -> words.getValue().contains(lower))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /** How this field is written before a value: {@code topic:}, but {@code in:title } before a word. */
    static String before(String field) {
        return field.startsWith("in:") ? field + " " : field + ":";
    }
}
