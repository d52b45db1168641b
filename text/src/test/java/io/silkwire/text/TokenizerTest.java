package io.silkwire.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class TokenizerTest {
    @Test
    void offsetsPointIntoTheOriginalText() {
        String text = "Ре\u00ADзолюция ООН: ещё «боевики»\u200B и Afghanistan’s ﬁnance.";
        List<Token> tokens = Tokenizer.tokenize(text);
        assertThat(tokens.stream().map(token -> token.surface(text)))
                .containsExactly("Ре\u00ADзолюция", "ООН", "ещё", "боевики", "и", "Afghanistan", "ﬁnance");
        assertThat(tokens.stream().map(Token::word))
                .containsExactly("резолюция", "оон", "еще", "боевики", "и", "afghanistan", "finance");
    }

    @Test
    void offsetsOfRandomTextsAreOrderedAndFitTheText() {
        String alphabet = "aбв Z.\n\n-’'sё\u00AD\u0301中文🙂1,«»(اكـ\u200C";
        int[] points = alphabet.codePoints().toArray();
        for (int seed = 0; seed < 2_000; seed++) {
            String text = random(points, seed);
            int last = 0;
            for (Token token : Tokenizer.tokenize(text)) {
                assertThat(token.start()).as("seed %s", seed).isGreaterThanOrEqualTo(last);
                assertThat(token.end()).isGreaterThan(token.start()).isLessThanOrEqualTo(text.length());
                assertThat(token.word()).isNotEmpty().isEqualTo(Normalizer.word(token.surface(text)));
                last = token.end();
            }
        }
    }

    @Test
    void hyphenatedWordsAreTwoWhicheverDashJoinsThem() {
        assertThat(words("counter-terrorism")).containsExactly("counter", "terrorism");
        assertThat(words("Counter – Terrorism")).containsExactly("counter", "terrorism");
        assertThat(Tokenizer.tokenize("Counter – Terrorism").get(1).afterBreak())
                .isFalse();
    }

    @Test
    void apostrophesInsideAWordBelongToItAndAPossessiveDoesNot() {
        assertThat(words("Oʻzbekiston O‘zbekiston O'zbekiston Kazakhstan's states' 'quoted'"))
                .containsExactly("o'zbekiston", "o'zbekiston", "o'zbekiston", "kazakhstan", "states", "quoted");
    }

    @Test
    void sentencesEndAtStopsButNotAfterInitialsAndAbbreviations() {
        List<Token> tokens = Tokenizer.tokenize("Н. Герман и В.Норов выступили в г. Ташкенте. Стороны согласны! Да.");
        assertThat(tokens.get(tokens.size() - 4).sentence()).isZero();
        assertThat(tokens.get(tokens.size() - 3).sentence()).isEqualTo(1);
        assertThat(tokens.get(tokens.size() - 1).sentence()).isEqualTo(2);
    }

    @Test
    void paragraphsArePartedByAnEmptyLine() {
        List<Token> tokens = Tokenizer.tokenize("one\ntwo\n\nthree");
        assertThat(tokens.stream().map(Token::paragraph)).containsExactly(0, 0, 1);
        assertThat(tokens.get(2).afterBreak()).isTrue();
        assertThat(tokens.get(2).sentence()).isEqualTo(1);
    }

    @Test
    void commasAndBracketsBreakAPhraseButInnerStopsDoNot() {
        assertThat(Tokenizer.tokenize("water, energy (food) U.N. 2,5").stream().map(Token::afterBreak))
                .containsExactly(false, true, true, true, false, true, false);
    }

    @Test
    void latinLettersInsideACyrillicWordAreRepaired() {
        assertThat(words("тeppоpизм")).containsExactly("терроризм");
        assertThat(words("covid19ы")).containsExactly("covid19ы");
    }

    @Test
    void anElidedArticleIsAWordOfItsOwn() {
        assertThat(words("l'eau d’Afghanistan qu'ils aujourd'hui"))
                .containsExactly("l", "eau", "d", "afghanistan", "qu", "ils", "aujourd'hui");
    }

    @Test
    void aPersianPluralBelongsToItsNounHoweverItIsParted() {
        String text = "گروه های تروریستی و گروه\u200Cهای دیگر";
        assertThat(Tokenizer.tokenize(text).stream().map(token -> token.surface(text)))
                .containsExactly("گروه های", "تروریستی", "و", "گروه\u200Cهای", "دیگر");
        assertThat(words(text)).startsWith("گروههای");
    }

    @Test
    void stressMarksTashkeelAndForeignDigitsChangeNoWord() {
        assertThat(words("во\u0301ды إِرْهَابٌ ٢٠٢٦ ۲۰۲۶ İRAN"))
                .containsExactly("воды", "ارهاب", "2026", "2026", "iran");
    }

    @Test
    void hanCharactersAreWordsOfTheirOwn() {
        assertThat(words("中亚水资源")).containsExactly("中", "亚", "水", "资", "源");
    }

    @Test
    void stemsKeepTheOrderAndNumberOfWords() {
        String text = "В Афганистане боевики, borders and treaties";
        assertThat(Stems.split(Stems.of(text)).stream().map(List::getFirst))
                .containsExactly("в", "афганистан", "боевик", "border", "and", "treaty");
        assertThat(Stems.split(Stems.of(text))).hasSize(Tokenizer.tokenize(text).size());
        assertThat(Stems.split("")).isEmpty();
    }

    @Test
    void signsThatMeanNothingAloneAreNoWords() {
        assertThat(words("ـ a ـــ b")).containsExactly("a", "b");
    }

    private static List<String> words(String text) {
        return Tokenizer.tokenize(text).stream().map(Token::word).toList();
    }

    private static String random(int[] points, int seed) {
        Random random = new Random(seed);
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(40); i > 0; i--) {
            text.appendCodePoint(points[random.nextInt(points.length)]);
        }
        return text.toString();
    }
}
