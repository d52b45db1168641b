package io.silkwire.ingest.extraction.data;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A value written in JavaScript → the same as JSON. Literals (JSON among them), {@code JSON.parse("…")}, {@code new Date("…")},
 * and a function that is called where it stands and returns a literal of its arguments, as Nuxt 2 writes {@code __NUXT__}.
 * Nothing is run: a name that is not such an argument is null. Time is linear but for such functions, which are read twice.
 */
final class ScriptValue {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final int MOST_DEPTH = 200;

    private final String text;
    private int at;
    private int depth;
    private Map<String, JsonNode> names = Map.of();

    private final Allowance allowance;

    private ScriptValue(String text, int at, Allowance allowance) {
        this.text = text;
        this.at = at;
        this.allowance = allowance;
    }

    /** Where the text is no value, or one that is too deep or large. */
    private static final class NoValue extends RuntimeException {
        private static final long serialVersionUID = 1L;

        NoValue(String message, int at) {
            super(message + " at " + at, null, false, false);
        }
    }

    /** The value that starts at this place, or null where none does, or one that is larger than what is allowed. */
    static @Nullable JsonNode read(String script, int from, Allowance allowance) {
        int before = allowance.left();
        try {
            return new ScriptValue(script, from, allowance).value();
        } catch (NoValue e) {
            allowance.giveBack(before);
            return null;
        }
    }

    private JsonNode value() {
        if (++depth > MOST_DEPTH || !allowance.take()) {
            throw new NoValue("too deep or too large", at);
        }
        space();
        JsonNode value = switch (peek()) {
            case '{' -> object();
            case '[' -> array();
            case '"', '\'', '`' -> NODES.textNode(string());
            case '!' -> negated();
            case '(' -> parenthesis();
            default -> word();
        };
        depth--;
        return value;
    }

    private JsonNode object() {
        ObjectNode object = NODES.objectNode();
        expect('{');
        space();
        while (peek() != '}') {
            String key = key();
            space();
            // A shorthand {a} means {a: a}.
            JsonNode value = peek() == ':' ? valueAfter(':') : names.getOrDefault(key, NullNode.instance);
            object.set(key, value);
            separator('}');
        }
        at++;
        return object;
    }

    private JsonNode valueAfter(char sign) {
        expect(sign);
        return value();
    }

    private JsonNode array() {
        ArrayNode array = NODES.arrayNode();
        expect('[');
        space();
        while (peek() != ']') {
            array.add(peek() == ',' ? NullNode.instance : value());
            separator(']');
        }
        at++;
        return array;
    }

    private void separator(char end) {
        space();
        if (peek() == ',') {
            at++;
            space();
        } else if (peek() != end) {
            throw new NoValue("expected , or " + end, at);
        }
    }

    private String key() {
        char c = peek();
        if (c == '"' || c == '\'') {
            return string();
        }
        String name = name();
        if (name.isEmpty()) {
            throw new NoValue("expected a key", at);
        }
        return name;
    }

    /** Letters, digits, $ and _; of numbers their points and signs as well. */
    private String name() {
        int start = at;
        while (at < text.length() && (Character.isJavaIdentifierPart(text.charAt(at)) || text.charAt(at) == '.')) {
            at++;
        }
        return text.substring(start, at);
    }

    private String string() {
        char quote = text.charAt(at++);
        StringBuilder value = new StringBuilder();
        while (peek() != quote) {
            char c = text.charAt(at++);
            if (c == '\\') {
                escape(value);
            } else {
                value.append(c);
            }
        }
        at++;
        return value.toString();
    }

    private void escape(StringBuilder value) {
        char c = peek();
        at++;
        switch (c) {
            case 'n' -> value.append('\n');
            case 't' -> value.append('\t');
            case 'r' -> value.append('\r');
            case 'b' -> value.append('\b');
            case 'f' -> value.append('\f');
            case 'u' -> value.append(peek() == '{' ? braced() : code(4));
            case 'x' -> value.append(code(2));
            case '\n' -> {} // the line goes on
            default -> value.append(c);
        }
    }

    private String code(int digits) {
        if (at + digits > text.length()) {
            throw new NoValue("cut short", at);
        }
        String hex = text.substring(at, at + digits);
        at += digits;
        return character(hex);
    }

    private String braced() {
        int end = text.indexOf('}', at);
        if (end < 0 || end - at > 9) {
            throw new NoValue("no character", at);
        }
        String hex = text.substring(at + 1, end);
        at = end + 1;
        return character(hex);
    }

    private String character(String hex) {
        try {
            return Character.toString(Integer.parseInt(hex, 16));
        } catch (IllegalArgumentException e) {
            throw new NoValue("no character", at);
        }
    }

    /** {@code !0} and {@code !1}: what programs make of true and false to save bytes. */
    private JsonNode negated() {
        expect('!');
        JsonNode inner = value();
        return NODES.booleanNode(!inner.asBoolean(false));
    }

    private JsonNode word() {
        int start = at;
        if (peek() == '-' || peek() == '+') {
            at++;
        }
        String word = name();
        if (at == start || word.isEmpty()) {
            throw new NoValue("expected a value", at);
        }
        if (Character.isDigit(word.charAt(0)) || word.charAt(0) == '.') {
            return number(text.substring(start, at));
        }
        return switch (word) {
            case "true" -> NODES.booleanNode(true);
            case "false" -> NODES.booleanNode(false);
            case "void" -> nothing();
            case "new" -> constructed();
            case "function" -> called();
            case "JSON.parse", "Object.freeze", "Symbol", "BigInt", "Array", "String" -> argument(word);
            default -> names.getOrDefault(word, NullNode.instance);
        };
    }

    private JsonNode nothing() {
        value();
        return NullNode.instance;
    }

    private JsonNode constructed() {
        space();
        name();
        space();
        return peek() == '(' ? argument("new") : NullNode.instance;
    }

    /** What stands in the parentheses of a call; of {@code JSON.parse} what its text says. */
    private JsonNode argument(String function) {
        List<JsonNode> arguments = arguments();
        JsonNode first = arguments.isEmpty() ? NullNode.instance : arguments.getFirst();
        JsonNode parsed =
                function.equals("JSON.parse") && first.isTextual() ? read(first.asText(), 0, allowance) : first;
        return parsed == null ? NullNode.instance : parsed;
    }

    private List<JsonNode> arguments() {
        List<JsonNode> arguments = new ArrayList<>();
        space();
        expect('(');
        space();
        while (peek() != ')') {
            arguments.add(value());
            separator(')');
        }
        at++;
        return arguments;
    }

    private JsonNode parenthesis() {
        expect('(');
        JsonNode value = value();
        space();
        expect(')');
        space();
        return value;
    }

    /** {@code function(a, b) { return {…} }(1, 2)}, also with the call behind the parentheses around it. */
    private JsonNode called() {
        space();
        name();
        space();
        List<String> parameters = parameters();
        int body = text.indexOf("return", at);
        if (body < 0) {
            throw new NoValue("a function without return", at);
        }
        at = body + "return".length();
        int literal = at;
        value();
        space();
        if (peek() == ';') {
            at++;
            space();
        }
        expect('}');
        space();
        int behind = at;
        if (peek() == ')') {
            at++;
        }
        Map<String, JsonNode> bound = bound(parameters, arguments());
        int end = at;
        at = literal;
        Map<String, JsonNode> outer = names;
        names = bound;
        JsonNode value = value();
        names = outer;
        // Who opened the parenthesis closes it; where the call stood behind it, it is closed already.
        at = text.charAt(behind) == ')' ? behind : end;
        return value;
    }

    private static Map<String, JsonNode> bound(List<String> parameters, List<JsonNode> arguments) {
        Map<String, JsonNode> bound = new HashMap<>();
        for (int i = 0; i < parameters.size() && i < arguments.size(); i++) {
            bound.put(parameters.get(i), arguments.get(i));
        }
        return bound;
    }

    private List<String> parameters() {
        List<String> parameters = new ArrayList<>();
        expect('(');
        space();
        while (peek() != ')') {
            parameters.add(key());
            separator(')');
        }
        at++;
        return parameters;
    }

    private static JsonNode number(String written) {
        try {
            if (written.matches("[-+]?\\d{1,18}")) {
                return NODES.numberNode(Long.parseLong(written));
            }
            return NODES.numberNode(Double.parseDouble(written));
        } catch (NumberFormatException e) {
            return NODES.textNode(written);
        }
    }

    private void space() {
        while (at < text.length()) {
            char c = text.charAt(at);
            if (Character.isWhitespace(c) || c == '\uFEFF' || c == '\u00A0') {
                at++;
            } else if (text.startsWith("/*", at)) {
                at = after("*/");
            } else if (text.startsWith("//", at)) {
                at = after("\n");
            } else {
                return;
            }
        }
    }

    private int after(String end) {
        int found = text.indexOf(end, at + 2);
        return found < 0 ? text.length() : found + end.length();
    }

    private void expect(char c) {
        if (peek() != c) {
            throw new NoValue("expected " + c, at);
        }
        at++;
    }

    private char peek() {
        if (at >= text.length()) {
            throw new NoValue("ends early", at);
        }
        return text.charAt(at);
    }
}
