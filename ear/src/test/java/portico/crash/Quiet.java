package portico.crash;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * The month that nothing befell: what all others are compared with.
 *
 * @param lengths how long each stage took, in milliseconds; the mails after it under DELIVERED
 */
record Quiet(Fingerprint fingerprint, Map<String, Long> lengths) {

    static Quiet month(Scene scene) {
        Map<String, Long> lengths = new HashMap<>();
        try (Month month = scene.begin()) {
            long begun = System.nanoTime();
            for (String stage : Plan.STAGES) {
                month.await(
                        "what follows " + stage,
                        300,
                        seen -> seen.over() || !seen.stage().equals(stage));
                long now = System.nanoTime();
                lengths.put(stage, TimeUnit.NANOSECONDS.toMillis(now - begun));
                begun = now;
            }
        }
        Fingerprint fingerprint = Fingerprint.of(scene);
        System.out.println("CRASH quiet month " + lengths + " " + fingerprint.parts());
        return new Quiet(fingerprint, lengths);
    }
}
