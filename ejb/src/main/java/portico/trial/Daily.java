package portico.trial;

import java.util.stream.IntStream;

/** So often a day, and then not until tomorrow. */
record Daily(int times) {
    /** Mails to one address: who did not find the first one asks again. */
    static final Daily ADDRESS = new Daily(3);

    /** Trials asked for from one network, behind which a whole company may sit. */
    static final Daily NETWORK = new Daily(5);

    private static final int DAY = 24 * 60 * 60;

    /** As the database reads it: the seconds to be waited after one time, after two, and so on. */
    Integer[] pauses() {
        return IntStream.rangeClosed(1, times)
                .mapToObj(time -> time < times ? 0 : DAY)
                .toArray(Integer[]::new);
    }
}
