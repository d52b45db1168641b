package io.silkwire.enrich.nearduplicate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class CommonSubsequenceTest {
    @ParameterizedTest
    @CsvSource({"1, 2", "63, 3", "64, 3", "65, 3", "128, 5", "200, 2", "200, 50", "333, 4"})
    void isAsLongAsThePlainTableSays(int longest, int vocabulary) {
        Random random = new Random(longest * 31L + vocabulary);
        for (int i = 0; i < 100; i++) {
            int[] first = words(random, random.nextInt(longest + 1), vocabulary);
            int[] second = words(random, random.nextInt(longest + 1), vocabulary);
            assertThat(CommonSubsequence.length(first, second)).isEqualTo(table(first, second));
        }
    }

    @Test
    void textsWithoutACommonWordShareNothing() {
        assertThat(CommonSubsequence.length(new int[] {1, 2, 3}, new int[] {4, 5}))
                .isZero();
        assertThat(CommonSubsequence.length(new int[0], new int[] {4, 5})).isZero();
    }

    private static int[] words(Random random, int length, int vocabulary) {
        return random.ints(length, 0, vocabulary).toArray();
    }

    private static int table(int[] first, int[] second) {
        int[][] best = new int[first.length + 1][second.length + 1];
        for (int i = 1; i <= first.length; i++) {
            for (int k = 1; k <= second.length; k++) {
                best[i][k] = first[i - 1] == second[k - 1]
                        ? best[i - 1][k - 1] + 1
                        : Math.max(best[i - 1][k], best[i][k - 1]);
            }
        }
        return best[first.length][second.length];
    }
}
