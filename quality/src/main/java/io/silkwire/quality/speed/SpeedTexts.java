package io.silkwire.quality.speed;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.silkwire.contracts.ContentHash;
import io.silkwire.contracts.SourceId;
import io.silkwire.contracts.Statement;
import io.silkwire.contracts.StatementId;
import io.silkwire.text.Tokenizer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Statements of 3 kB to measure speed on: files of text ({@code .txt}, {@code .md}) or JSON lines ({@code text}) → their paragraphs,
 * in an order chosen by lot with a fixed seed, joined to texts of that length; each text of one file.
 */
final class SpeedTexts {
    private static final int BYTES = 3_000;
    private static final int TEXTS_OF_A_FILE = 12;
    private static final ObjectMapper JSON = new ObjectMapper();

    private SpeedTexts() {}

    /** Those of these files and folders. */
    static List<Statement> of(List<Path> places) throws IOException {
        List<Statement> statements = new ArrayList<>();
        Random random = new Random(1);
        for (Path place : places) {
            List<Path> files;
            try (Stream<Path> found = Files.walk(place)) {
                files = found.filter(file -> file.toString().matches(".*\\.(txt|md|jsonl)"))
                        .sorted()
                        .toList();
            }
            for (Path file : files) {
                add(file, random, statements);
            }
        }
        Collections.shuffle(statements, random);
        return statements;
    }

    private static void add(Path file, Random random, List<Statement> statements) throws IOException {
        boolean lines = file.toString().endsWith(".jsonl");
        List<String> paragraphs = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            String text = line;
            if (lines) {
                JsonNode document = JSON.readTree(line);
                text = document.path("text").asText("");
            }
            text.lines().filter(part -> part.length() > 40).forEach(paragraphs::add);
        }
        if (paragraphs.isEmpty()) {
            return;
        }
        int texts = lines ? Math.min(2_000, Math.max(1, paragraphs.size() / 4)) : TEXTS_OF_A_FILE;
        for (int n = 0; n < texts; n++) {
            StringBuilder body = new StringBuilder();
            int bytes = 0;
            while (bytes < BYTES) {
                String paragraph = paragraphs.get(random.nextInt(paragraphs.size()));
                String fitting = cut(paragraph, BYTES - bytes);
                body.append(body.isEmpty() ? "" : "\n\n").append(fitting);
                bytes += fitting.getBytes(StandardCharsets.UTF_8).length + 2;
            }
            statements.add(statement(file.getFileName() + "-" + n, body.toString()));
        }
    }

    private static String cut(String text, int bytes) {
        int end = 0;
        int size = 0;
        while (end < text.length() && size < bytes) {
            char c = text.charAt(end++);
            size += c < 0x80 ? 1 : c < 0x800 ? 2 : 3;
        }
        return text.substring(0, end);
    }

    private static Statement statement(String name, String body) {
        SourceId source = new SourceId("speed");
        String title = body.substring(0, Math.min(60, body.length())).replace('\n', ' ');
        return new Statement(
                StatementId.ofCorpusName(source, name),
                1,
                source,
                null,
                name,
                title,
                body,
                null,
                null,
                null,
                null,
                null,
                null,
                ContentHash.of(title, List.of(body)),
                Instant.EPOCH,
                null,
                null,
                null);
    }

    /** The words of these texts, each once, in alphabetical order. */
    static List<String> words(List<Statement> statements) {
        TreeSet<String> words = new TreeSet<>();
        statements.forEach(statement -> Tokenizer.tokenize(statement.body()).forEach(token -> words.add(token.word())));
        words.removeIf(word -> word.length() < 4);
        return List.copyOf(words);
    }
}
