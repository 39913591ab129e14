package portico.billing;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/**
 * One line of a bench: what we do, beside a floor that was measured in the same run, turn by turn. Only the median of the
 * ratios is judged, so that neither a busy neighbour nor a cold start decides.
 */
public final class Figure {
    private final String name;
    private final String unit;
    private final List<BigDecimal> ours = new ArrayList<>();
    private final List<BigDecimal> floors = new ArrayList<>();

    public Figure(String name, String unit) {
        this.name = name;
        this.unit = unit;
    }

    /** One turn, both sides in the same measure: the more the better. */
    public void turn(BigDecimal ourRate, BigDecimal floorRate) {
        ours.add(ourRate);
        floors.add(floorRate);
    }

    /** Things done in a second of processors' time. */
    public static BigDecimal rate(long things, long hundredths) {
        return BigDecimal.valueOf(things * 100)
                .divide(BigDecimal.valueOf(Math.max(1, hundredths)), 0, RoundingMode.HALF_UP);
    }

    /** Prints the line; @return whether the median ratio reaches the gate */
    public boolean atLeast(String gate) {
        return print(gate, ratio().compareTo(new BigDecimal(gate)) >= 0);
    }

    /** Prints the line; @return whether the median ratio stays below the gate */
    public boolean atMost(String gate) {
        return print(gate, ratio().compareTo(new BigDecimal(gate)) <= 0);
    }

    private boolean print(String gate, boolean passed) {
        System.out.println("BENCH " + name + " value=" + median(ours) + " limit=" + median(floors) + " ratio=" + ratio()
                + " gate=" + gate + " " + (passed ? "PASS" : "FAIL") + " (" + unit + ", " + ours.size() + " turns)");
        return passed;
    }

    private BigDecimal ratio() {
        List<BigDecimal> ratios = new ArrayList<>();
        for (int i = 0; i < ours.size(); i++) {
            ratios.add(ours.get(i).divide(floors.get(i), 3, RoundingMode.HALF_UP));
        }
        return median(ratios);
    }

    private static BigDecimal median(List<BigDecimal> values) {
        return values.stream().sorted().skip(values.size() / 2).findFirst().orElseThrow();
    }
}
