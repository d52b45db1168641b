package io.silkwire.alert.fakes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.jspecify.annotations.Nullable;

/**
 * Asks for everything that pages, feeds, answers and mails of one site lead to, as scanners of mail do: GET and HEAD and nothing
 * else, the addresses of its forms included. Of one path it takes a number of queries, else the facets of a search never
 * end, and of one route a number of ids. It
 * asks no other site.
 */
public final class LinkFollower {
    private static final int QUERIES_OF_A_PATH = 4;
    private static final int THINGS_OF_A_ROUTE = 10;
    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}-[0-9a-f-]{27}|[0-9a-f]{32}");
    private static final Pattern ADDRESS = Pattern.compile("https?://[^\\s<>\"]+");
    private static final Pattern VARIABLE = Pattern.compile("\\{[^}]*}");

    private final HttpClient http =
            HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();
    private final ObjectMapper json = new ObjectMapper();
    private final URI site;
    private final @Nullable String token;
    private final Deque<URI> waiting = new ArrayDeque<>();
    private final Set<URI> seen = new HashSet<>();
    private final Map<String, Integer> queries = new HashMap<>();
    private final Map<String, Set<String>> things = new HashMap<>();
    private final List<Visit> visits = new ArrayList<>();

    /** An address that was asked for, with its status by GET and by HEAD. */
    public record Visit(URI uri, int status, int headStatus) {
        /** Path and query. */
        public String address() {
            return uri.getRawQuery() == null ? uri.getRawPath() : uri.getRawPath() + "?" + uri.getRawQuery();
        }
    }

    /** For this site; with a token it comes signed in. */
    public LinkFollower(URI site, @Nullable String token) {
        this.site = site;
        this.token = token;
    }

    /** Starts here too. */
    public void from(String link) {
        found(site, link);
    }

    /** Starts from all that stands in this mail: both parts and its headers. */
    public void from(MimeMessage mail) {
        try {
            mail.getAllHeaderLines().asIterator().forEachRemaining(this::fromText);
            MimeMultipart parts = (MimeMultipart) mail.getContent();
            for (int i = 0; i < parts.getCount(); i++) {
                BodyPart part = parts.getBodyPart(i);
                String content = (String) part.getContent();
                fromText(content);
                if (part.isMimeType("text/html")) {
                    fromMarkup(site, Jsoup.parse(content, site.toString()));
                }
            }
        } catch (MessagingException | IOException e) {
            throw new AssertionError(e);
        }
    }

    /** Asks until nothing new is found. */
    public List<Visit> follow() throws IOException, InterruptedException {
        while (!waiting.isEmpty()) {
            visit(waiting.remove());
        }
        return List.copyOf(visits);
    }

    private void visit(URI uri) throws IOException, InterruptedException {
        HttpResponse<InputStream> head = send(uri, "HEAD");
        head.body().close();
        HttpResponse<InputStream> got = send(uri, "GET");
        String type = got.headers().firstValue("Content-Type").orElse("");
        try (InputStream body = got.body()) {
            visits.add(new Visit(uri, got.statusCode(), head.statusCode()));
            got.headers().map().values().forEach(values -> values.forEach(value -> found(uri, value)));
            if (!type.startsWith("text/event-stream")) {
                read(uri, type, new String(body.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
    }

    private HttpResponse<InputStream> send(URI uri, String method) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri)
                .header("Accept", uri.getPath().startsWith("/api/") ? "*/*" : "text/html,*/*;q=0.8")
                .method(method, HttpRequest.BodyPublishers.noBody());
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        return http.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
    }

    private void read(URI uri, String type, String body) throws IOException {
        if (type.startsWith("text/html")) {
            fromMarkup(uri, Jsoup.parse(body, uri.toString()));
        } else if (type.contains("xml")) {
            fromMarkup(uri, Jsoup.parse(body, uri.toString(), Parser.xmlParser()));
            fromText(body);
        } else if (type.contains("json") && !body.isBlank() && !type.contains("lines")) {
            fromJson(uri, json.readTree(body));
        } else if (!type.contains("script") && !type.contains("css")) {
            fromText(body);
        }
    }

    /** Whatever an attribute has that may be an address; and forms as if they were sent. */
    private void fromMarkup(URI base, Document document) {
        for (Element element : document.getAllElements()) {
            element.attributes().forEach(attribute -> {
                String name = attribute.getKey();
                if (attribute.getValue().startsWith("/")
                        || List.of("href", "src", "action").contains(name)) {
                    found(base, attribute.getValue());
                }
            });
            if (element.normalName().equals("form")) {
                found(base, element.attr("action") + "?" + fields(element));
            }
        }
    }

    private static String fields(Element form) {
        List<String> fields = new ArrayList<>();
        form.select("[name]").forEach(field -> fields.add(field.attr("name") + "=" + encoded(value(field))));
        return String.join("&", fields);
    }

    private static String value(Element field) {
        Element option = field.selectFirst("option[selected], option");
        return option == null ? field.attr("value") : option.attr("value");
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private void fromJson(URI base, JsonNode node) {
        node.properties().forEach(field -> found(base, field.getKey()));
        if (node.isTextual()) {
            found(base, node.asText());
        }
        node.forEach(child -> fromJson(base, child));
    }

    private void fromText(String text) {
        ADDRESS.matcher(text).results().forEach(match -> found(site, match.group()));
    }

    private void found(URI base, String link) {
        boolean isAddress = link.startsWith("/") || link.startsWith("?") || link.startsWith("http");
        if (!isAddress || link.startsWith("//")) {
            return;
        }
        URI uri;
        try {
            uri = base.resolve(VARIABLE.matcher(link).replaceAll("x").replaceFirst("#.*", ""));
        } catch (IllegalArgumentException e) {
            return;
        }
        boolean isHere = site.getAuthority().equals(uri.getAuthority());
        if (isHere
                && !seen.contains(uri)
                && isOneOfSome(uri.getPath())
                && queries.merge(uri.getPath(), 1, Integer::sum) <= QUERIES_OF_A_PATH) {
            seen.add(uri);
            waiting.add(uri);
        }
    }

    /** Of many statements, alerts and deliveries under one route it takes some. */
    private boolean isOneOfSome(String path) {
        Set<String> taken = things.computeIfAbsent(ID.matcher(path).replaceAll("*"), route -> new HashSet<>());
        return taken.contains(path) || (taken.size() < THINGS_OF_A_ROUTE && taken.add(path));
    }
}
