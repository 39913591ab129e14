package portico.guard;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Asks many people's rights in turn, so that hardly any of them is in a processor's cache. */
public final class Checks {
    private Checks() {}

    /** Nanoseconds for one check. */
    public static long nanos(List<Rights> people, int checks, int salt) {
        Map<Integer, Path> paths = java.util.stream.IntStream.range(0, people.size())
                .boxed()
                .collect(Collectors.toMap(i -> i, i -> {
                    long node = people.get(i).nodes().stream().findFirst().orElse(1L);
                    return new Path(1, 2L + node % 100, node, null);
                }));
        int held = 0;
        long begin = System.nanoTime();
        for (int i = 0; i < checks; i++) {
            int person = (i * 7919 + salt) % people.size();
            if (people.get(person).holds(Right.SLA, paths.get(person))) {
                held++;
            }
        }
        long nanos = System.nanoTime() - begin;
        if (held == 0) {
            throw new AssertionError("Nobody held anything");
        }
        return nanos / checks;
    }
}
