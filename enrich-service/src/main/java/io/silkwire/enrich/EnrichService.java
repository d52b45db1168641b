package io.silkwire.enrich;

import io.micronaut.runtime.Micronaut;

/** Starts the enrich service. Configuration: {@code enrich-service/application.yml} shows every key; environment overrides. */
public final class EnrichService {
    private EnrichService() {}

    /** Starts and stays up until the process is told to end. */
    public static void main(String[] args) {
        Micronaut.build(args)
                .mainClass(EnrichService.class)
                .overrideConfigLocations("classpath:enrich-service/", "file:config/")
                .banner(false)
                .start();
    }
}
