package io.silkwire.quality.command;

import io.silkwire.quality.Figure;
import io.silkwire.quality.Measurement;
import io.silkwire.quality.Wanted;
import java.time.Duration;
import java.util.List;

/**
 * What one measurement gave.
 *
 * @param took with all its peers, on the machine as busy as it was
 */
record Result(String area, String data, List<Figure> figures, List<Wanted> wanted, Duration took) {
    Result {
        figures = List.copyOf(figures);
        wanted = List.copyOf(wanted);
    }

    static Result of(Measurement measurement, List<Figure> figures, Duration took) {
        return new Result(measurement.area(), measurement.data(), figures, measurement.wanted(), took);
    }

    /**
     * What is wanted and was not reached, or not measured at all: a figure that vanished is no reason for silence.
     */
    List<Wanted> belowFloor() {
        return wanted.stream()
                .filter(wanted -> figures.stream()
                        .noneMatch(figure ->
                                wanted.concerns(figure) && figure.unit().reaches(figure.value(), wanted.floor())))
                .toList();
    }
}
