package io.silkwire.alert.account;

import io.silkwire.alert.fakes.OpenIdServer;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Keeps cookies and brings back the tokens of forms, as a browser does. */
final class Browser {
    private static final Pattern CSRF = Pattern.compile("name=\"csrf\" value=\"([0-9a-f]{32})\"");

    private final Map<String, String> cookies = new TreeMap<>();
    private final URI site;
    private final HttpClient http;

    Browser(URI site, HttpClient http) {
        this.site = site;
        this.http = http;
    }

    /** Another browser that has the same cookies: as whoever stole them. */
    Browser copy() {
        Browser other = new Browser(site, http);
        other.cookies.putAll(cookies);
        return other;
    }

    /** The value of the header that it sends. */
    String cookies() {
        List<String> sent = new ArrayList<>();
        cookies.forEach((name, value) -> sent.add(name + "=" + value));
        return String.join("; ", sent);
    }

    HttpResponse<String> get(String path) throws Exception {
        return send(HttpRequest.newBuilder(site.resolve(path)).header("Accept", "text/html"));
    }

    HttpResponse<String> signIn(String account, String password, String back) throws Exception {
        return post("/login", get("/login"), Map.of("account", account, "password", password, "back", back));
    }

    HttpResponse<String> post(String path, HttpResponse<String> form, Map<String, String> fields) throws Exception {
        Matcher csrf = CSRF.matcher(form.body());
        StringBuilder body = new StringBuilder("csrf=" + (csrf.find() ? csrf.group(1) : ""));
        fields.forEach(
                (name, value) -> body.append('&').append(name).append('=').append(encoded(value)));
        return send(HttpRequest.newBuilder(site.resolve(path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Accept", "text/html")
                .POST(HttpRequest.BodyPublishers.ofString(body.toString())));
    }

    HttpResponse<String> throughProvider(OpenIdServer there) throws Exception {
        String away = get("/login/oidc").headers().firstValue("Location").orElseThrow();
        return get("/login/oidc/callback?" + there.approve(URI.create(away)));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        if (!cookies.isEmpty()) {
            request.header("Cookie", cookies());
        }
        HttpResponse<String> answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        for (String cookie : answer.headers().allValues("Set-Cookie")) {
            String[] pair = cookie.split(";", 2)[0].split("=", 2);
            cookies.put(pair[0], pair[1]);
        }
        return answer;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
