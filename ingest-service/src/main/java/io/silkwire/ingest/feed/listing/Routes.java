package io.silkwire.ingest.feed.listing;

import com.fasterxml.jackson.databind.JsonNode;
import io.silkwire.ingest.extraction.data.PageData;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/**
 * The addresses that a page knows → the address of a thing of which only its name is told. An address in which the name of one
 * thing stands as a whole part ({@code /ru/news/flood-relief}) shows the route of all of its kind. Where no address shows one, a
 * slug is taken to be below the page's declared canonical address, as it is on every site whose listing is at the head of its
 * section. Anything less is a guess, and no address.
 */
final class Routes {
    private static final int MOST_ADDRESSES = 20_000;
    private static final Pattern SLUG = Pattern.compile("[\\p{L}0-9][\\p{L}0-9._-]{2,200}");
    private static final Pattern NAME = Pattern.compile("[\\p{L}0-9][\\p{L}0-9._-]{0,200}");
    private static final Pattern PATH = Pattern.compile("(?:https?:/)?/[^\\s<>\"{}|\\\\^`]{1,500}");
    private static final List<String> NAMES = List.of("slug", "alias", "code", "documentId", "uuid", "id", "_id");
    private static final List<String> SLUGS = List.of("slug", "alias");

    private final URI base;
    private final @Nullable String section;
    /** By a part of a path, the addresses that have it. */
    private final Map<String, List<String>> byPart = new HashMap<>();
    /** By the member that names things, what stands before and behind the name; empty where nothing sure is known. */
    private final Map<String, List<String>> routes = new LinkedHashMap<>();

    Routes(Document page, String url, List<PageData.Piece> data) {
        this.base = URI.create("http://localhost/").resolve(safe(url));
        this.section = section(page);
        Set<String> addresses = new LinkedHashSet<>();
        for (Element link : page.select("a[href]")) {
            addresses.add(link.absUrl("href"));
        }
        data.forEach(piece -> collect(piece.value(), addresses));
        for (String address : addresses) {
            index(address);
        }
        data.forEach(piece -> learn(piece.value()));
    }

    /** The address itself, where the text is one on this site; null where it is not. */
    @Nullable
    String resolved(String text) {
        String stripped = text.strip();
        boolean address = stripped.matches("(?i)https?://.+") || stripped.startsWith("/");
        if (!address || stripped.contains(" ")) {
            return null;
        }
        String url = resolve(stripped);
        return url != null && isOwn(url) && !path(url).equals("/") ? url : null;
    }

    /** The address of a thing by its name and a route that is sure; null without one. */
    @Nullable
    String byName(JsonNode thing) {
        for (String member : NAMES) {
            String name = thing.path(member).asText("");
            List<String> route = routes.get(member);
            if (!name.isEmpty() && NAME.matcher(name).matches() && route != null) {
                return resolve(route.get(0) + name + route.get(1));
            }
        }
        for (String member : SLUGS) {
            String name = thing.path(member).asText("");
            if (section != null && SLUG.matcher(name).matches()) {
                return resolve(section + "/" + name);
            }
        }
        return null;
    }

    private boolean isOwn(String url) {
        return ListingReader.host(url).equals(ListingReader.host(base.toString()));
    }

    private static @Nullable String section(Document page) {
        Element canonical = page.selectFirst("link[rel~=(?i)\\bcanonical\\b][href]");
        String url = canonical == null ? "" : canonical.absUrl("href");
        int cut = url.indexOf('?') < 0 ? url.length() : url.indexOf('?');
        String bare = url.substring(0, cut).replaceAll("/+$", "").replaceAll("/page/\\d+$", "");
        return bare.startsWith("http") && path(bare).length() > 1 && path(bare).lastIndexOf('.') < 0 ? bare : null;
    }

    private static void collect(JsonNode root, Set<String> addresses) {
        for (JsonNode object : PageData.objects(root)) {
            for (JsonNode member : object) {
                boolean path =
                        member.isTextual() && PATH.matcher(member.asText()).matches();
                if (path && addresses.size() < MOST_ADDRESSES) {
                    addresses.add(member.asText());
                }
            }
        }
    }

    private void index(String address) {
        String url = resolve(address);
        if (url != null && isOwn(url)) {
            for (String part : new HashSet<>(List.of(path(url).split("/", -1)))) {
                byPart.computeIfAbsent(part, unused -> new ArrayList<>()).add(url);
            }
        }
    }

    /** A route is sure where all addresses that have names of things in them agree on it. */
    private void learn(JsonNode root) {
        for (String member : NAMES) {
            Map<List<String>, Integer> votes = new HashMap<>();
            for (JsonNode object : PageData.objects(root)) {
                String name = object.path(member).asText("");
                // Short numbers stand in many addresses for other reasons.
                boolean telling = name.length() >= 3
                        && !name.matches("\\d{1,2}")
                        && NAME.matcher(name).matches();
                if (telling && object.size() > 1) {
                    byPart.getOrDefault(name, List.of())
                            .forEach(url -> votes.merge(around(url, name), 1, Integer::sum));
                }
            }
            List<String> best = best(votes);
            if (best != null) {
                routes.putIfAbsent(member, best);
            }
        }
    }

    private static @Nullable List<String> best(Map<List<String>, Integer> votes) {
        int all = votes.values().stream().mapToInt(Integer::intValue).sum();
        return votes.entrySet().stream()
                .filter(vote -> vote.getValue() * 4 >= all * 3)
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(null);
    }

    /** What stands before and behind the name. */
    private static List<String> around(String url, String name) {
        int at = url.lastIndexOf("/" + name) + 1;
        return List.of(url.substring(0, at), url.substring(at + name.length()));
    }

    private @Nullable String resolve(String address) {
        try {
            URI url = base.resolve(safe(address));
            return url.getHost() == null ? null : url.toString();
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static String safe(String address) {
        return address.strip()
                .replace(" ", "%20")
                .replace("|", "%7C")
                .replace("[", "%5B")
                .replace("]", "%5D");
    }

    private static String path(String url) {
        try {
            String path = new URI(safe(url)).getPath();
            return path == null || path.isEmpty() ? "/" : path;
        } catch (URISyntaxException e) {
            return "/";
        }
    }
}
