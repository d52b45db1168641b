package io.silkwire.alert.match.engine;

import io.silkwire.alert.query.Query;
import io.silkwire.alert.query.Scope;
import io.silkwire.alert.query.Slot;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Turns queries into {@link Code}, and each into the marks that a statement must show to fit it. What it means is told by {@link io.silkwire.alert.query.Reading}. */
final class QueryCompiler {
    private final Code code = new Code();
    private final Marks marks;
    private final Map<Placed, Integer> placed = new LinkedHashMap<>();
    private final Map<Asked, Integer> asked = new LinkedHashMap<>();
    /** Parts of runs by the kind and text of the clause: to work out the forms of a word is the costly step. */
    private final Map<Asked, List<Placed.Part>> parts = new HashMap<>();

    QueryCompiler(Marks marks) {
        this.marks = marks;
    }

    int here() {
        return code.here();
    }

    int[] code() {
        return code.toArray();
    }

    Placed[] placed() {
        return placed.keySet().toArray(Placed[]::new);
    }

    Asked[] asked() {
        return asked.keySet().toArray(Asked[]::new);
    }

    /** Writes the code of a query; each requirement must be met, and none means that any statement may fit. */
    List<Requirement> compile(Query query) {
        return switch (query) {
            case Query.All all -> always();
            case Query.And and -> and(and);
            case Query.Or or -> or(or);
            case Query.Not not -> not(not);
            case Query.Score score -> score(score);
            case Query.Near near -> near(near);
            case Query.Run run -> run(run);
            case Query.Topic topic ->
                property(Property.of(topic), Asked.topic(topic.id().value()));
            case Query.Country country -> property(Property.of(country), "query:country");
            case Query.Source source -> property(Property.of(source), "query:source");
            case Query.Kind kind -> property(Property.of(kind), "query:kind");
            case Query.Language language -> property(Property.of(language), "query:lang");
            case Query.Story story -> property(Property.of(story), "query:story");
            case Query.Changed changed -> property(Property.of(changed), "query:changed");
            case Query.Official official -> property(Property.of(official), "query:official");
            case Query.Published published -> dated(published);
        };
    }

    private List<Requirement> always() {
        code.close(code.open(Code.ALWAYS));
        return List.of();
    }

    private List<Requirement> and(Query.And and) {
        List<Requirement> required = new ArrayList<>();
        int opened = code.open(Code.ALL);
        and.parts().forEach(part -> required.addAll(compile(part)));
        code.close(opened);
        return required;
    }

    private List<Requirement> or(Query.Or or) {
        List<List<Requirement>> parts = new ArrayList<>();
        int opened = code.open(Code.ANY);
        or.parts().forEach(part -> parts.add(compile(part)));
        code.close(opened);
        return Requirement.ofAny(parts);
    }

    private List<Requirement> not(Query.Not not) {
        int opened = code.open(Code.NEVER);
        compile(not.part());
        code.close(opened);
        return List.of();
    }

    private List<Requirement> score(Query.Score score) {
        List<Requirement.Weighted> parts = new ArrayList<>();
        int opened = code.open(Code.SCORE);
        code.emit(score.threshold());
        for (Query.Weighted part : score.weighted()) {
            code.emit(part.weight());
            parts.add(new Requirement.Weighted(compile(part.part()), part.weight()));
        }
        code.close(opened);
        return Requirement.ofScore(parts, score.threshold());
    }

    private List<Requirement> run(Query.Run run) {
        Asked what = asked(run);
        List<Placed.Part> words = parts(run, what);
        if (words.isEmpty()) {
            return never();
        }
        boolean aMark = words.size() == 1 && words.getFirst().written() == null && run.scope() == Scope.ANYWHERE;
        if (aMark) {
            mark(words.getFirst().mark(), what);
        } else {
            placed(new Placed.Run(words, run.scope()), what);
        }
        return required(words);
    }

    private List<Requirement> near(Query.Near near) {
        List<Placed.Run> left = runs(near.left());
        List<Placed.Run> right = runs(near.right());
        if (left.isEmpty() || right.isEmpty()) {
            return never();
        }
        placed(new Placed.Near(left, right, near.distance(), near.scope()), new Asked(text(near), "query:near"));
        List<Requirement> required = new ArrayList<>(requiredOfAny(left));
        required.addAll(requiredOfAny(right));
        return required;
    }

    private static String text(Query.Near near) {
        String left = asked(near.left().getFirst()).text();
        return left + " NEAR/" + near.distance() + " "
                + asked(near.right().getFirst()).text();
    }

    /** Those that have a word. */
    private List<Placed.Run> runs(List<Query.Run> runs) {
        return runs.stream()
                .map(run -> new Placed.Run(parts(run, asked(run)), run.scope()))
                .filter(run -> !run.parts().isEmpty())
                .toList();
    }

    private List<Requirement> requiredOfAny(List<Placed.Run> runs) {
        return Requirement.ofAny(runs.stream().map(run -> required(run.parts())).toList());
    }

    private List<Requirement> required(List<Placed.Part> words) {
        return words.stream().map(word -> marks.require(word.mark())).toList();
    }

    private List<Placed.Part> parts(Query.Run run, Asked what) {
        return parts.computeIfAbsent(
                what, absent -> run.slots().stream().map(this::part).toList());
    }

    private Placed.Part part(Slot slot) {
        return new Placed.Part(marks.of(slot), slot instanceof Slot.Exactly exactly ? exactly.written() : null);
    }

    private static Asked asked(Query.Run run) {
        return switch (run) {
            case Query.Word word -> new Asked(word.text(), "query:word");
            case Query.Phrase phrase -> new Asked(phrase.text(), "query:phrase");
            case Query.Prefix prefix -> new Asked(prefix.text() + "*", "query:prefix");
            case Query.Exact exact -> new Asked(exact.text(), "query:case");
        };
    }

    private List<Requirement> property(Property property, String rule) {
        return property(property, new Asked(property.value(), rule));
    }

    private List<Requirement> property(Property property, Asked what) {
        int mark = marks.of(property);
        mark(mark, what);
        return List.of(marks.require(mark));
    }

    private List<Requirement> dated(Query.Published published) {
        placed(new Placed.Dated(published.range()), new Asked("", "query:published"));
        return List.of();
    }

    /** A disjunction of nothing. */
    private List<Requirement> never() {
        code.close(code.open(Code.ANY));
        return List.of(Requirement.IMPOSSIBLE);
    }

    private void mark(int mark, Asked what) {
        code.emit(mark);
        code.emit(number(asked, what));
    }

    private void placed(Placed condition, Asked what) {
        int opened = code.open(Code.PLACED);
        code.emit(number(placed, condition));
        code.emit(number(asked, what));
        code.close(opened);
    }

    private static <T> int number(Map<T, Integer> numbers, T of) {
        return numbers.computeIfAbsent(of, absent -> numbers.size());
    }
}
