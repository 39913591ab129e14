package portico.delivery;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import portico.shared.Money;
import portico.shared.Month;

/**
 * An invoice at the door.
 *
 * @param from the issuer's address for mails
 * @param recipients confirmed addresses where the contract wants e-mail; empty means paper
 */
record Leaving(
        long id,
        UUID publicId,
        long operatorId,
        Long resellerId,
        Long customerId,
        String language,
        String number,
        String contract,
        Month month,
        LocalDate due,
        Money total,
        byte[] document,
        String issuer,
        String from,
        UUID payer,
        List<String> recipients) {}
