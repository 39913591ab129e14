package portico.accounts;

/** How far one came with a password. */
public sealed interface Entrance {

    /** He is in. */
    record Entered(SignedIn person) implements Entrance {}

    /**
     * A code is missing.
     *
     * @param ticket with which it is given within five minutes; a secret
     */
    record Halfway(String ticket) implements Entrance {
        /** A record would print it. */
        @Override
        public String toString() {
            return "Halfway";
        }
    }
}
