package io.silkwire.alert;

import io.micronaut.runtime.Micronaut;

/** Starts the alert service. Configuration: {@code alert-service/application.yml} shows every key; environment overrides. */
public final class AlertService {
    private AlertService() {}

    /** Starts and stays up until the process is told to end. */
    public static void main(String[] args) {
        Micronaut.build(args)
                .mainClass(AlertService.class)
                .overrideConfigLocations("classpath:alert-service/", "file:config/")
                .banner(false)
                .start();
    }
}
