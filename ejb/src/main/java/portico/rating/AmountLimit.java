package portico.rating;

import java.math.BigDecimal;
import java.util.List;
import portico.rating.InvoiceDraft.Line;
import portico.shared.Refusal;

/**
 * What no invoice may exceed. A payment part has room for 999 999 999.99; 900 million before tax leave room for the tax. More is
 * a wrong price or quantity, and must not hold up the month of all others.
 */
final class AmountLimit {
    static final String EXCEEDED = "parked.amount-too-large";

    private static final BigDecimal MOST = new BigDecimal("900000000.00");

    private AmountLimit() {}

    /** @throws Refusal parked.amount-too-large(contract) where a line, or all of them together, amount to more */
    static void check(ContractSnapshot contract, List<Line> lines) {
        BigDecimal sum = BigDecimal.ZERO;
        for (Line line : lines) {
            BigDecimal net = line.net().amount();
            sum = sum.add(net);
            refuse(contract, net);
        }
        refuse(contract, sum);
    }

    private static void refuse(ContractSnapshot contract, BigDecimal amount) {
        if (amount.abs().compareTo(MOST) > 0) {
            throw new Refusal(EXCEEDED, contract.number());
        }
    }
}
