package io.silkwire.enrich.index;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.silkwire.contracts.Reason;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BulkItemOutcomeTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @ParameterizedTest(name = "{0} {1} is {2}")
    @CsvSource({
        "200, '', Indexed",
        "201, '', Indexed",
        "409, version_conflict_engine_exception, NewerPresent",
        "409, some_other_conflict_exception, Halt",
        "429, es_rejected_execution_exception, Retry",
        "429, circuit_breaking_exception, Retry",
        "429, cluster_block_exception, Retry",
        "408, '', Retry",
        "500, '', Retry",
        "502, '', Retry",
        "503, unavailable_shards_exception, Retry",
        "504, '', Retry",
        "400, document_parsing_exception, Refused",
        "400, mapper_parsing_exception, Refused",
        "400, strict_dynamic_mapping_exception, Refused",
        // Also said of the index itself, so it does not condemn the document.
        "400, illegal_argument_exception, Halt",
        "400, something_new_exception, Halt",
        "401, security_exception, Halt",
        "403, security_exception, Halt",
        "403, cluster_block_exception, Halt",
        "404, index_not_found_exception, Halt",
        "405, '', Halt",
        "0, '', Halt",
    })
    void followsFromStatusAndTypeOfTheFailure(int status, String type, String outcome) {
        BulkItemOutcome found = BulkItemOutcome.of(status, new ElasticsearchError(type, List.of(), type));
        assertThat(found.getClass().getSimpleName()).isEqualTo(outcome);
    }

    @Test
    void refusesADocumentForACauseThatLiesInItAlone() {
        ElasticsearchError immense = new ElasticsearchError(
                "illegal_argument_exception", List.of("max_bytes_length_exceeded_exception"), "immense term");

        assertThat(BulkItemOutcome.of(400, immense))
                .isEqualTo(new BulkItemOutcome.Refused(Reason.REFUSED_BY_INDEX, "immense term"));
    }

    @Test
    void makesARequestThatIsTooLargeSmallerUntilOneDocumentIsLeft() {
        assertThat(BulkItemOutcome.ofRequest(413, ElasticsearchError.NONE, 2)).isEqualTo(new BulkItemOutcome.Bisect());
        assertThat(BulkItemOutcome.ofRequest(413, ElasticsearchError.NONE, 1))
                .isInstanceOfSatisfying(
                        BulkItemOutcome.Refused.class,
                        refused -> assertThat(refused.reason()).isEqualTo(Reason.TOO_LARGE));
    }

    @ParameterizedTest(name = "{0}: {2}")
    @CsvSource({
        "401, security_exception, elasticsearch.api-key",
        "403, security_exception, privileges",
        "403, cluster_block_exception, index.blocks",
        "404, index_not_found_exception, restart this service",
    })
    void saysWhatToDoAboutAHalt(int status, String type, String remedy) {
        assertThat(BulkItemOutcome.ofRequest(status, new ElasticsearchError(type, List.of(), type), 5))
                .isInstanceOfSatisfying(
                        BulkItemOutcome.Halt.class,
                        halt -> assertThat(halt.because()).contains(Integer.toString(status), type, remedy));
    }

    @Test
    void keepsTheWordsOfElasticsearchWithItsCauses() throws JsonProcessingException {
        ElasticsearchError error = ElasticsearchError.of(JSON.readTree("""
                {"type":"document_parsing_exception","reason":"failed to parse field [published_at]",
                 "caused_by":{"type":"illegal_argument_exception","reason":"no date",
                  "caused_by":{"type":"date_time_parse_exception","reason":"text 'x'"}}}
                """));

        assertThat(error.type()).isEqualTo("document_parsing_exception");
        assertThat(error.causes()).containsExactly("illegal_argument_exception", "date_time_parse_exception");
        assertThat(error.text())
                .isEqualTo("document_parsing_exception: failed to parse field [published_at]; caused by"
                        + " illegal_argument_exception: no date; caused by date_time_parse_exception: text 'x'");
    }

    @Test
    void asksAgainWhereTheAnswerIsNotOneForTheseDocuments() throws JsonProcessingException {
        assertThat(BulkAnswer.of(JSON.readTree("{\"items\":[{\"index\":{\"status\":200}}]}"), 2)
                        .outcomes())
                .hasSize(2)
                .allMatch(BulkItemOutcome.Retry.class::isInstance);
        assertThat(BulkAnswer.of(JSON.readTree("{\"hello\":1}"), 1).outcomes())
                .allMatch(BulkItemOutcome.Retry.class::isInstance);
    }
}
