package portico.audit;

import java.util.List;

/**
 * What reading the whole chain found.
 *
 * @param sealed entries whose seal is right, counted from the first
 * @param waiting entries that are not sealed yet
 * @param faults English sentences, each naming the first place where something does not fit; empty where all does
 */
public record AuditVerdict(long sealed, long waiting, List<String> faults) {

    public boolean isWhole() {
        return faults.isEmpty();
    }
}
