package io.silkwire.alert.match.engine;

import io.silkwire.alert.query.Slot;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Numbers the marks of a segment while it is made: equal ones of many queries are one. */
final class Marks {
    private final Frequencies frequencies;
    private final Map<Object, Integer> numbers = new HashMap<>();
    private final List<Double> shares = new ArrayList<>();
    private final Map<String, List<Integer>> stems = new HashMap<>();
    private final Map<String, List<Integer>> beginnings = new HashMap<>();
    private final Map<Property, Integer> properties = new HashMap<>();

    Marks(Frequencies frequencies) {
        this.frequencies = frequencies;
    }

    int count() {
        return shares.size();
    }

    /** What a word shows that fits the slot; a word that only shares its first stem with a spelling shows that too. */
    int of(Slot slot) {
        return switch (slot) {
            case Slot.AnyForm form -> word(form.stems());
            case Slot.Exactly exactly -> word(Set.of(exactly.stems().getFirst()));
            case Slot.Beginning beginning -> beginning(beginning);
        };
    }

    int of(Property property) {
        Integer known = properties.get(property);
        if (known != null) {
            return known;
        }
        int mark = next(frequencies.of(property));
        properties.put(property, mark);
        return mark;
    }

    /** The mark must be there. */
    Requirement require(int mark) {
        return new Requirement(List.of(mark), shares.get(mark));
    }

    private int word(Set<String> forms) {
        Integer known = numbers.get(forms);
        if (known != null) {
            return known;
        }
        int mark = next(frequencies.ofWord(forms));
        numbers.put(forms, mark);
        forms.forEach(stem ->
                stems.computeIfAbsent(stem, absent -> new ArrayList<>(1)).add(mark));
        return mark;
    }

    private int beginning(Slot.Beginning asked) {
        Integer known = numbers.get(asked);
        if (known != null) {
            return known;
        }
        int mark = next(frequencies.ofBeginning(asked.beginnings()));
        numbers.put(asked, mark);
        asked.beginnings()
                .forEach(beginning -> beginnings
                        .computeIfAbsent(beginning, absent -> new ArrayList<>(1))
                        .add(mark));
        return mark;
    }

    private int next(double share) {
        shares.add(share);
        return shares.size() - 1;
    }

    StemTable words() {
        return StemTable.of(stems);
    }

    StemTable beginnings() {
        return StemTable.of(beginnings);
    }

    Map<Property, Integer> properties() {
        return Map.copyOf(properties);
    }
}
