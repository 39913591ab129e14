package portico.accounts;

import java.time.Instant;

/**
 * A second factor that is on.
 *
 * @param codesLeft backup codes that were not used yet
 */
public record SecondFactorState(Instant since, long codesLeft) {}
