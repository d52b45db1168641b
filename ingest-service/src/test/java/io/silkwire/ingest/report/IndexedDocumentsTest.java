package io.silkwire.ingest.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.silkwire.contracts.SourceId;
import io.silkwire.contracts.StatementId;
import io.silkwire.ingest.report.RunRecords.StatementRevision;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class IndexedDocumentsTest {
    private static final StatementId FOUND = id("found");
    private static final StatementId OLDER = id("older");
    private static final StatementId MISSING = id("missing");

    private final List<String> asked = new ArrayList<>();
    private int status = 200;
    private HttpServer server = stopped();

    @BeforeEach
    void start() {
        server.createContext("/", this::answer);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void countsDocumentsOfThisRevisionOrALaterOne() throws IOException {
        int found = index().count(List.of(
                new StatementRevision(FOUND, 1),
                new StatementRevision(FOUND, 2),
                new StatementRevision(OLDER, 3),
                new StatementRevision(MISSING, 1)));

        assertThat(found).isEqualTo(2);
        assertThat(asked).containsExactly("/statements/_refresh", "/statements/_mget?_source_includes=revision");
    }

    @Test
    void asksNothingWhereThereIsNothingToFind() throws IOException {
        assertThat(index().count(List.of())).isZero();
        assertThat(asked).isEmpty();
    }

    @Test
    void saysWhatAnsweredOtherwise() {
        status = 404;

        assertThatThrownBy(() -> index().count(List.of(new StatementRevision(FOUND, 1))))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("/statements/_refresh answered 404, expected 200");
    }

    private IndexedDocuments index() {
        return new IndexedDocuments("http://127.0.0.1:" + server.getAddress().getPort());
    }

    private void answer(HttpExchange exchange) throws IOException {
        asked.add(exchange.getRequestURI().toString());
        byte[] body = """
                {"docs": [
                  {"_id": "%s", "found": true, "_source": {"revision": 2}},
                  {"_id": "%s", "found": true, "_source": {"revision": 2}},
                  {"_id": "%s", "found": false}
                ]}
                """.formatted(FOUND, OLDER, MISSING).getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private static HttpServer stopped() {
        try {
            return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static StatementId id(String name) {
        return StatementId.ofCorpusName(new SourceId("s"), name);
    }
}
