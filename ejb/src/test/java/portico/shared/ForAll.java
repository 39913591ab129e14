package portico.shared;

import java.util.function.Consumer;

/**
 * Checks a property on many random cases. The seed is printed once; -Dportico.seed=… replays exactly the same cases.
 */
public final class ForAll {
    private static final long SEED = Long.getLong("portico.seed", System.nanoTime());

    static {
        System.out.println("Random cases of this JVM: -Dportico.seed=" + SEED);
    }

    private ForAll() {}

    public static void cases(int count, Consumer<Dice> property) {
        for (int i = 0; i < count; i++) {
            try {
                property.accept(new Dice(SEED + i));
            } catch (AssertionError | RuntimeException fault) {
                throw new AssertionError("Case " + i + " of -Dportico.seed=" + SEED + ": " + fault.getMessage(), fault);
            }
        }
    }
}
