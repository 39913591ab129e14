package portico.billing;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneId;
import javax.sql.DataSource;
import portico.rating.Creditor;
import portico.runs.NewRun;
import portico.runs.RunLedger;
import portico.shared.Clocks;
import portico.shared.Currency;
import portico.shared.Iban;
import portico.shared.Month;
import portico.shared.Refusal;

/**
 * What must be right before a month is billed. A creditor that cannot be paid concerns every invoice, so the whole run is
 * refused instead of parking each contract; what is wrong with a single contract parks that contract.
 */
@Dependent
public final class RunChecks {
    public static final String KIND = "monthly-invoices";

    /** The law's zone: the issuer is Swiss. */
    private static final ZoneId ZONE = ZoneId.of("Europe/Zurich");

    private static final int LATEST_DAYS_AHEAD = 60;

    @Resource(lookup = "java:/jdbc/PorticoJobsDS")
    private DataSource jobs;

    @Inject
    private RunLedger ledger;

    @Inject
    private Clocks clocks;

    public RunChecks() {}

    RunChecks(DataSource jobs, RunLedger ledger, Clocks clocks) {
        this.jobs = jobs;
        this.ledger = ledger;
        this.clocks = clocks;
    }

    /**
     * @param startedBy account; null for a timer
     * @throws Refusal with the reason, a month that is not over or already billed for instance
     */
    public NewRun checked(long operatorId, RunWish wish, Long startedBy) throws SQLException {
        Month month = wish.month();
        checkMonth(month);
        checkInvoiceDate(month, wish.invoiceDate());
        String subject = month.toString();
        if (ledger.live(operatorId, KIND, subject).isPresent()) {
            throw new Refusal("run.already-live", subject);
        }
        boolean billed = !ledger.done(operatorId, KIND, subject).isEmpty();
        if (billed && !wish.supplementary()) {
            throw new Refusal("billing.month-billed", subject);
        }
        if (!billed && wish.supplementary()) {
            throw new Refusal("billing.nothing-to-supplement", subject);
        }
        try (Connection connection = jobs.getConnection()) {
            checkOtherMonths(connection, operatorId, subject);
            checkCreditor(connection, operatorId, month);
        }
        return new NewRun(
                KIND, operatorId, subject, month.firstDay(), wish.invoiceDate(), wish.supplementary(), startedBy);
    }

    /** The one operator of this installation. */
    public long operator() throws SQLException {
        try (Connection connection = jobs.getConnection();
                PreparedStatement statement = connection.prepareStatement(
                        "SELECT id FROM node WHERE level = 'OPERATOR' ORDER BY id LIMIT 1");
                ResultSet row = statement.executeQuery()) {
            if (!row.next()) {
                throw new Refusal("billing.no-issuer");
            }
            return row.getLong(1);
        }
    }

    private void checkMonth(Month month) {
        Month present = Month.containing(clocks.today(ZONE));
        if (month.compareTo(present) > 0) {
            throw new Refusal("billing.month-future", month);
        }
        if (month.compareTo(present) == 0) {
            throw new Refusal("billing.month-not-over", month);
        }
    }

    private void checkInvoiceDate(Month month, LocalDate date) {
        LocalDate first = month.next().firstDay().minusDays(1);
        LocalDate last = clocks.today(ZONE).plusDays(LATEST_DAYS_AHEAD);
        if (date == null || date.isBefore(first) || date.isAfter(last)) {
            throw new Refusal("billing.invoice-date", first, last);
        }
    }

    /** Two months with drafts would look for the same balances, and could take one twice. The database forbids it as well. */
    private static void checkOtherMonths(Connection connection, long operatorId, String subject) throws SQLException {
        String sql = """
                SELECT subject FROM run
                 WHERE operator_id = ? AND kind = ? AND subject <> ? AND state IN ('LIVE', 'STOPPED', 'FAILED')
                   AND stage IN ('STARTED', 'RATED')""";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setLong(1, operatorId);
            statement.setString(2, KIND);
            statement.setString(3, subject);
            try (ResultSet row = statement.executeQuery()) {
                if (row.next()) {
                    throw new Refusal("billing.other-month-open", row.getString(1));
                }
            }
        }
    }

    private static void checkCreditor(Connection connection, long operatorId, Month month) throws SQLException {
        Creditor creditor = RatingBasis.creditor(connection, operatorId);
        if (creditor == null) {
            throw new Refusal("billing.no-issuer");
        }
        if (creditor.address().fault().isPresent()) {
            throw new Refusal("billing.creditor-address");
        }
        if (bills(connection, operatorId, month, Currency.CHF) && !isQr(creditor.qrIban())) {
            throw new Refusal("billing.creditor-without-qr-iban");
        }
        if (bills(connection, operatorId, month, Currency.EUR)
                && (!Iban.isValid(creditor.iban()) || isQr(creditor.iban()))) {
            throw new Refusal("billing.creditor-without-iban");
        }
    }

    private static boolean bills(Connection connection, long operatorId, Month month, Currency currency)
            throws SQLException {
        String sql = """
                SELECT EXISTS (SELECT 1 FROM contract
                                WHERE operator_id = ? AND currency = ? AND starts_on < ?
                                  AND (ends_on IS NULL OR ends_on > ?))""";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setLong(1, operatorId);
            statement.setString(2, currency.name());
            statement.setObject(3, month.next().firstDay());
            statement.setObject(4, month.previous().firstDay());
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getBoolean(1);
            }
        }
    }

    private static boolean isQr(String iban) {
        return Iban.isValid(iban) && new Iban(iban).isQr();
    }
}
