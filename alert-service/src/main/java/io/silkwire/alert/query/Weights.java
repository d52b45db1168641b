package io.silkwire.alert.query;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Reads the numbers of a score: up to two decimals, kept in hundredths so that every engine adds them up to the same sum. */
final class Weights {
    /** The weight of what has none written. */
    static final int ONE = 100;
    /** Most parts of one score: with the largest weight their sum is still exact as a {@code float}, which Elasticsearch reckons in. */
    static final int MAX_PARTS = 100;

    private static final int MAX_WEIGHT = 1_000;
    private static final int MAX_DIGITS = 12;
    private static final String EXAMPLE = "write score>=3 (water^2 river dam^1.5 film^-2)";

    private Weights() {}

    static int threshold(Lexeme sign) throws QuerySyntaxException {
        return number(sign, "the threshold of a score", MAX_PARTS * MAX_WEIGHT);
    }

    static int weight(Lexeme weight) throws QuerySyntaxException {
        return number(weight, "a weight", MAX_WEIGHT);
    }

    private static int number(Lexeme lexeme, String what, int most) throws QuerySyntaxException {
        try {
            if (lexeme.text().length() <= MAX_DIGITS) {
                BigDecimal number = new BigDecimal(lexeme.text());
                if (number.abs().compareTo(BigDecimal.valueOf(most)) <= 0) {
                    return number.setScale(2, RoundingMode.UNNECESSARY)
                            .movePointRight(2)
                            .intValueExact();
                }
            }
        } catch (NumberFormatException e) {
            throw noNumber(lexeme, what, most);
        } catch (ArithmeticException e) {
            throw noNumber(lexeme, what, most);
        }
        throw noNumber(lexeme, what, most);
    }

    private static QuerySyntaxException noNumber(Lexeme lexeme, String what, int most) {
        return new QuerySyntaxException(
                lexeme.at(),
                "'" + lexeme.text() + "' is not " + what,
                "a number from -" + most + " to " + most + " with at most two decimals",
                EXAMPLE);
    }

    static void refuseMore(int parts, Place at) throws QuerySyntaxException {
        if (parts > MAX_PARTS) {
            throw new QuerySyntaxException(
                    at,
                    "a score has more than " + MAX_PARTS + " parts",
                    "at most " + MAX_PARTS,
                    "put words of one weight together: (dam OR canal OR river)^2");
        }
    }

    static QuerySyntaxException notWeighted(Lexeme found) {
        return new QuerySyntaxException(
                found.at(),
                "the parts of a score stand side by side",
                "words, phrases or groups, each with a weight",
                EXAMPLE + "; alternatives stand in parentheses: (dam OR canal)^2");
    }
}
