package portico.supporters;

import java.time.LocalDate;

/**
 * A delegation that is over, for who had it.
 *
 * @param node whom he helped
 * @param day its last one, where its administrator lives
 */
public record SupportOver(String node, LocalDate day) {}
