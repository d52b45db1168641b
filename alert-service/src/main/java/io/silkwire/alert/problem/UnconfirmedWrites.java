package io.silkwire.alert.problem;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import io.micronaut.http.server.exceptions.response.ErrorContext;
import io.micronaut.http.server.exceptions.response.ErrorResponseProcessor;
import io.silkwire.wire.UnconfirmedWriteException;
import jakarta.inject.Singleton;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns a change of which nobody knows in time whether it was taken into 503, in words that say what to do. */
@Singleton
public final class UnconfirmedWrites implements ExceptionHandler<UnconfirmedWriteException, HttpResponse<?>> {
    /** What is known. */
    public static final String DETAIL = "It is not confirmed yet whether this was saved: it may have been";

    /** What to do about it. */
    public static final String REMEDY =
            "look in a moment whether it is there before you send it again; sending exactly the same again adds nothing twice";

    private static final Logger LOG = LoggerFactory.getLogger(UnconfirmedWrites.class);
    private static final String SECONDS = "10";

    private final ErrorResponseProcessor<?> forms;

    UnconfirmedWrites(ErrorResponseProcessor<?> forms) {
        this.forms = forms;
    }

    @Override
    @SuppressWarnings("rawtypes") // as the interface has it
    public HttpResponse<?> handle(HttpRequest request, UnconfirmedWriteException e) {
        LOG.atWarn().setCause(e).log("A change is not confirmed in time");
        ErrorContext context =
                ErrorContext.builder(request).cause(e).errorMessage(DETAIL).build();
        return forms.processResponse(
                context, HttpResponse.status(HttpStatus.SERVICE_UNAVAILABLE).header(HttpHeaders.RETRY_AFTER, SECONDS));
    }

    /** Whether this error is one of these. */
    public static boolean isOne(ErrorContext context) {
        return context.getRootCause()
                .filter(UnconfirmedWriteException.class::isInstance)
                .isPresent();
    }
}
