package io.silkwire.enrich.index;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

class MappingDifferencesTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String EXPECTED = """
            {"dynamic":"strict","_meta":{"schema":1},"properties":{
              "id":{"type":"keyword"},"title":{"type":"text","analyzer":"whitespace"},
              "tags":{"type":"nested","properties":{"score":{"type":"double"}}}}}
            """;

    @Test
    void findsNoneInAMappingThatHasMore() throws JsonProcessingException {
        String more = EXPECTED.replace("\"id\":", "\"story\":{\"type\":\"keyword\"},\"id\":")
                .replace("schema", "other");
        assertThat(MappingDifferences.between(read(EXPECTED), read(more))).isEmpty();
    }

    @Test
    void namesFieldAndSettingOfEach() throws JsonProcessingException {
        String other = """
                {"dynamic":"true","properties":{"title":{"type":"text"},
                  "tags":{"type":"object","properties":{"score":{"type":"float"}}}}}
                """;
        assertThat(MappingDifferences.between(read(EXPECTED), read(other)))
                .containsExactly(
                        "the mapping has dynamic=true, expected strict",
                        "field id is missing",
                        "field title has analyzer=nothing, expected whitespace",
                        "field tags has type=object, expected nested",
                        "field tags.score has type=float, expected double");
    }

    private static JsonNode read(String json) throws JsonProcessingException {
        return JSON.readTree(json);
    }
}
