package portico.rating;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import portico.shared.Currency;
import portico.shared.Iban;
import portico.shared.PostalAddress;
import portico.shared.Refusal;

/** An invoice that cannot be addressed or paid is not made: its contract is parked with the reason. */
final class Payability {
    private static final Map<String, String> OF_PAYER = Map.of(
            "address.missing", "parked.no-address",
            "address.combined", "parked.combined-address",
            "address.too-long", "parked.address-too-long");

    private final Map<Currency, Optional<String>> creditorFaults = new EnumMap<>(Currency.class);

    /**
     * The creditor is looked at once, not for each of its contracts.
     *
     * @param creditor null where the operator has not said yet who issues its invoices
     */
    Payability(Creditor creditor) {
        for (Currency currency : Currency.values()) {
            creditorFaults.put(currency, fault(creditor, currency));
        }
    }

    /** @throws Refusal with the cause for which the contract is parked */
    void check(ContractSnapshot contract) {
        ContractSnapshot.Payer payer = contract.payer();
        if (payer == null) {
            throw new Refusal("parked.no-payer", contract.number());
        }
        fault(payer.address()).ifPresent(fault -> {
            throw new Refusal(OF_PAYER.get(fault), payer.name());
        });
        creditorFaults.get(contract.currency()).ifPresent(fault -> {
            throw new Refusal(fault);
        });
    }

    /** Francs go to a QR-IBAN with a QRR reference, euros to a plain IBAN with a SCOR reference. */
    private static Optional<String> fault(Creditor creditor, Currency currency) {
        if (creditor == null || fault(creditor.address()).isPresent()) {
            return Optional.of("parked.creditor-address");
        }
        if (currency == Currency.CHF) {
            return isQr(creditor.qrIban()) ? Optional.empty() : Optional.of("parked.creditor-without-qr-iban");
        }
        return Iban.isValid(creditor.iban()) && !isQr(creditor.iban())
                ? Optional.empty()
                : Optional.of("parked.creditor-without-iban");
    }

    private static Optional<String> fault(PostalAddress address) {
        return address == null ? Optional.of("address.missing") : address.fault();
    }

    private static boolean isQr(String iban) {
        return Iban.isValid(iban) && new Iban(iban).isQr();
    }
}
