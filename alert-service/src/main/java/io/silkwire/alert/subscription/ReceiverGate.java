package io.silkwire.alert.subscription;

/**
 * Says before it is saved whether alerts may be posted to an address. What it lets through is looked at again at each attempt: a name
 * may have other addresses by then.
 */
public interface ReceiverGate {
    /** Lets every address pass. */
    ReceiverGate OPEN = url -> new Verdict.Fit();

    /**
     * About this address.
     *
     * @param url of http or https, that names a host
     */
    Verdict of(String url);

    /** What is to be said about an address. */
    sealed interface Verdict {
        /** Nothing: it may be saved. */
        record Fit() implements Verdict {}

        /** It would be refused at each attempt: it is not saved. */
        record Unfit(String problem, String remedy) implements Verdict {}

        /** Nobody can tell now, or not all is well: it may be saved, and whoever saves it is told. */
        record Doubtful(String problem, String remedy) implements Verdict {}
    }
}
