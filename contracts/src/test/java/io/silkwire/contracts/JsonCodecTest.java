package io.silkwire.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class JsonCodecTest {

    @Test
    void refusesBytesThatAreNotUtf8() {
        byte[] latin1 = "{\"id\":\"é\"}".getBytes(StandardCharsets.ISO_8859_1);

        assertThatThrownBy(() -> JsonCodec.read(latin1, Statement.class))
                .isInstanceOf(UnreadableRecordException.class)
                .hasMessageContaining("Statement in UTF-8");
    }

    @Test
    void writesHalfASurrogatePairAsTheReplacementCharacterAndWholeOnesAsTheyAre() {
        String text = "\uD83D\uDC68 a\uD83D b\uDC68\uD83D";
        TopicDefinition written = new TopicDefinition(new TopicId("water"), "a.yaml", text);

        TopicDefinition read = JsonCodec.read(JsonCodec.write(written), TopicDefinition.class);

        assertThat(read.yaml()).isEqualTo("\uD83D\uDC68 a\uFFFD b\uFFFD\uFFFD");
    }

    @Test
    void refusesDeepNestingWithoutOverflowingTheStack() {
        byte[] deep =
                ("{\"addedLater\":" + "[".repeat(10_000) + "]".repeat(10_000) + "}").getBytes(StandardCharsets.UTF_8);

        assertThatThrownBy(() -> JsonCodec.read(deep, Statement.class)).isInstanceOf(UnreadableRecordException.class);
    }

    @Test
    void refusesAPropertyThatIsGivenTwice() {
        byte[] twice = "{\"id\":\"water\",\"id\":\"drugs\",\"fileName\":\"a\",\"yaml\":\"b\"}"
                .getBytes(StandardCharsets.UTF_8);

        assertThatThrownBy(() -> JsonCodec.read(twice, TopicDefinition.class))
                .isInstanceOf(UnreadableRecordException.class)
                .hasMessageContaining("Duplicate");
    }

    @Test
    void namesTheMissingPropertyDeepInside() {
        byte[] bytes = new String(JsonCodec.write(Samples.enriched()), StandardCharsets.UTF_8)
                .replace("\"rule\":\"lemma:ru\"", "\"rule\":null")
                .getBytes(StandardCharsets.UTF_8);

        assertThatThrownBy(() -> JsonCodec.read(bytes, EnrichedStatement.class))
                .isInstanceOf(UnreadableRecordException.class)
                .hasMessageContaining("tags[0].evidence[0].rule");
    }

    @Test
    void refusesNullInPlaceOfARecord() {
        assertThatThrownBy(() -> JsonCodec.read("null".getBytes(StandardCharsets.UTF_8), Statement.class))
                .isInstanceOf(UnreadableRecordException.class);
    }

    @Test
    void refusesEmptyBytes() {
        assertThatThrownBy(() -> JsonCodec.read(new byte[0], Statement.class))
                .isInstanceOf(UnreadableRecordException.class);
    }
}
