package io.silkwire.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StemsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "—",
                "Water talks",
                "Министры обсудили воду в Афганистане, а затем — границу.",
                "Oʻzbekiston va Afgʻoniston suv taʼminoti to‘g‘risida kelishdi",
                "Қазақстандағы су ресурстарының министрлері",
                "وزارت خارجه بیانیه‌ای درباره آب‌های مرزی ــ منتشر کرد",
                "l'eau d'Afghanistan, the minister's U.N. visit; ООН; 水资源 管理",
                "Sovyetlerinkilerden evlerindekilere"
            })
    void everyStemStandsInItsLayerAtThePositionOfItsWord(String text) {
        List<List<String>> words = Stems.split(Stems.of(text));
        List<String> layers = Stems.layers(Stems.of(text));

        assertThat(layers).hasSize(Stems.MOST);
        for (int n = 0; n < layers.size(); n++) {
            List<String> layer =
                    layers.get(n).isEmpty() ? List.of() : List.of(layers.get(n).split(" "));
            assertThat(layer).hasSizeLessThanOrEqualTo(words.size());
            for (int word = 0; word < words.size(); word++) {
                String there = word < layer.size() ? layer.get(word) : "-";
                String stem = n < words.get(word).size() ? words.get(word).get(n) : "-";
                assertThat(there).as("word %d in layer %d", word, n).isEqualTo(stem);
            }
            assertThat(layers.get(n)).as("ends with a stem").doesNotEndWith("-");
        }
    }

    @Test
    void aTextWhoseWordsHaveOneStemEachFillsOneLayer() {
        assertThat(Stems.layers("water talk")).startsWith("water talk", "").containsOnly("water talk", "");
    }

    @Test
    void aStemBehindWordsThatHaveNoneIsReachedOverPlaceholders() {
        assertThat(Stems.layers("a b|c d e|f|g h").subList(0, 3)).containsExactly("a b d e h", "- c - f", "- - - g");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Министры обсудили воду",
                "ــ آب ــ مرز",
                "the minister's visit to l'Ouest",
                "kitob ha ها کتاب ها",
                "Ame\u0301lie ne\u200Bus"
            })
    void theWrittenWordsStandWhereTheTokensDo(String text) {
        List<String> tokens = Tokenizer.tokenize(text).stream()
                .map(token -> token.written(text))
                .toList();

        assertThat(Stems.written(text)).isEqualTo(String.join(" ", tokens));
    }
}
