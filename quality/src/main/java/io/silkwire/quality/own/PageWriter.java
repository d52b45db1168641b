package io.silkwire.quality.own;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Statements, furniture and templates of {@code quality/sets} → pages, each with what must be found in it. The same input gives the
 * same bytes.
 */
public final class PageWriter {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern SLOT = Pattern.compile("\\{\\{(\\w+)}}");
    private static final Set<String> RIGHT_TO_LEFT = Set.of("fa", "ar");

    private final Path sets;
    private final Map<String, Map<String, String>> chrome;

    private PageWriter(Path sets) throws IOException {
        this.sets = sets;
        this.chrome = chrome(sets.resolve("chrome.tsv"));
    }

    /** Writes {@code pages} anew; answers how many. */
    public static int write(Path sets) throws IOException {
        Map<String, byte[]> files = files(sets);
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            Files.write(sets.resolve("pages").resolve(file.getKey()), file.getValue());
        }
        return files.size() / 2;
    }

    /** Name → bytes of what {@link #write} would write. */
    static Map<String, byte[]> files(Path sets) throws IOException {
        PageWriter writer = new PageWriter(sets);
        List<Path> statements;
        try (Stream<Path> listed = Files.list(sets.resolve("statements"))) {
            statements = listed.sorted().toList();
        }
        Map<String, byte[]> files = new LinkedHashMap<>();
        for (int i = 0; i < statements.size(); i++) {
            WrittenStatement statement = WrittenStatement.read(statements.get(i));
            String template = writer.template(statement);
            files.put(statement.name() + ".html", writer.page(statement, template, i));
            files.put(statement.name() + ".json", truth(statement, template));
        }
        return files;
    }

    private String template(WrittenStatement statement) throws IOException {
        return Files.readString(sets.resolve("templates").resolve(statement.about("template") + ".html"));
    }

    private byte[] page(WrittenStatement statement, String template, int number) throws IOException {
        Map<String, String> slots = slots(statement, number);
        StringBuilder page = new StringBuilder();
        Matcher slot = SLOT.matcher(template);
        while (slot.find()) {
            String value = slots.get(slot.group(1));
            if (value == null) {
                throw new IOException("template " + statement.about("template") + ": nothing fills " + slot.group());
            }
            slot.appendReplacement(page, Matcher.quoteReplacement(value));
        }
        slot.appendTail(page);
        return page.toString().getBytes(charset(statement));
    }

    private Map<String, String> slots(WrittenStatement statement, int number) throws IOException {
        String language = statement.about("lang");
        Map<String, String> furniture = chrome.get(language);
        if (furniture == null) {
            throw new IOException("chrome.tsv has no line for the language " + language);
        }
        Map<String, String> slots = new HashMap<>();
        furniture.forEach((key, value) -> slots.put(key, StatementMarkup.escaped(value)));
        slots.put("menu", StatementMarkup.links(furniture.getOrDefault("menu", "")));
        slots.put("teasers", StatementMarkup.links(furniture.getOrDefault("teasers", "")));
        slots.put("cards", StatementMarkup.cards(furniture.getOrDefault("teasers", "")));
        slots.put("lang", language);
        slots.put("dir", RIGHT_TO_LEFT.contains(language) ? "rtl" : "ltr");
        slots.put("charset", charset(statement).name().toLowerCase(Locale.ROOT));
        slots.put("number", Integer.toString(4_000 + number));
        slots.put("title", StatementMarkup.escaped(statement.about("title")));
        slots.put("title_json", statement.about("title").replace("\"", "\\\""));
        slots.put("iso", statement.about("date"));
        slots.put("shown", StatementMarkup.escaped(statement.about("shown")));
        slots.put("byline", byline(statement.about("author")));
        slots.put("body", StatementMarkup.body(statement.lines()));
        slots.put("updates", StatementMarkup.updates(statement.lines(), statement.about("date")));
        slots.put("entries", StatementMarkup.entries(statement.lines()));
        return slots;
    }

    private static String byline(String author) {
        return author.isEmpty()
                ? ""
                : "<span class=\"author\" rel=\"author\">" + StatementMarkup.escaped(author) + "</span>";
    }

    private static Charset charset(WrittenStatement statement) {
        String named = statement.about("charset");
        return named.isEmpty() ? StandardCharsets.UTF_8 : Charset.forName(named);
    }

    /** A language is asked for only where the page declares one: what the text itself shows is the enricher's matter. */
    private static byte[] truth(WrittenStatement statement, String template) throws IOException {
        ObjectNode truth = JSON.createObjectNode();
        truth.put("template", statement.about("template"));
        truth.put("title", statement.about("title"));
        truth.put("date", statement.about("date"));
        truth.put("language", template.contains("{{lang}}") ? statement.about("lang") : "");
        truth.put("author", template.contains("{{byline}}") ? statement.about("author") : "");
        truth.put("text", statement.text());
        return (JSON.writerWithDefaultPrettyPrinter().writeValueAsString(truth) + "\n")
                .getBytes(StandardCharsets.UTF_8);
    }

    private static Map<String, Map<String, String>> chrome(Path file) throws IOException {
        List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);
        String[] keys = lines.get(0).split("\t", -1);
        Map<String, Map<String, String>> chrome = new HashMap<>();
        for (String line : new ArrayList<>(lines.subList(1, lines.size()))) {
            String[] cells = line.split("\t", -1);
            if (cells.length != keys.length) {
                throw new IOException(file + ": expected " + keys.length + " columns: " + line);
            }
            Map<String, String> furniture = new HashMap<>();
            for (int i = 1; i < keys.length; i++) {
                furniture.put(keys[i], cells[i]);
            }
            chrome.put(cells[0], furniture);
        }
        return chrome;
    }
}
