package portico.billing;

import java.math.BigDecimal;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import portico.rating.ContractSnapshot;
import portico.rating.UsageWindow;
import portico.runs.Run;
import portico.shared.Currency;
import portico.shared.Money;
import portico.shared.Month;
import portico.shared.Period;
import portico.shared.PostalAddress;

/**
 * Reads the contracts of one slice with everything their invoices depend on: five queries for up to two thousand contracts,
 * merged by contract.
 */
final class SliceReading implements AutoCloseable {

    /** A contract that is due, and the invoice id kept ready for it. */
    record Due(ContractRow contract, long invoiceId) {}

    /** A contract's own row with its payer. */
    record ContractRow(
            long id,
            String number,
            Period term,
            int billingDay,
            Currency currency,
            String language,
            BigDecimal cashRounding,
            int dueDays,
            ContractSnapshot.Payer payer) {}

    /** How the contracts' owner hands over unbilled usage. */
    interface UsageTaking {
        PreparedStatement taken(Connection connection, Array contracts, Array invoices, Array from, Array until)
                throws SQLException;
    }

    private final Run run;
    private final RatingBasis basis;
    private final List<Due> due;
    private final OrderedRows services;
    private final OrderedRows prices;
    private final OrderedRows carried;
    private final OrderedRows usage;
    private boolean usageSeen;

    SliceReading(Connection connection, Run run, RatingBasis basis, Slice slice, UsageTaking taking)
            throws SQLException {
        this.run = run;
        this.basis = basis;
        this.due = due(connection, contracts(connection, slice));
        this.services = services(connection, slice);
        this.prices = prices(connection, slice);
        this.carried = carried(connection, slice);
        this.usage = usage(connection, taking);
    }

    List<Due> due() {
        return due;
    }

    /** Whether usage was read for the contract that was rated last. */
    boolean usageSeen() {
        return usageSeen;
    }

    /** To be called in the order of {@link #due()}; the snapshot's usage must be read before the next call. */
    ContractSnapshot snapshot(ContractRow contract) throws SQLException {
        usageSeen = usage.at(contract.id());
        return new ContractSnapshot(
                contract.id(),
                contract.number(),
                contract.term(),
                contract.billingDay(),
                contract.currency(),
                contract.language(),
                contract.cashRounding(),
                contract.dueDays(),
                contract.payer(),
                services(contract),
                () -> new UsageOf(contract.id()),
                carried(contract),
                List.of());
    }

    private List<ContractSnapshot.Service> services(ContractRow contract) throws SQLException {
        Map<Long, Map<Long, List<ContractSnapshot.Price>>> own = ownPrices(contract.id());
        List<ContractSnapshot.Service> found = new ArrayList<>();
        while (services.at(contract.id())) {
            ResultSet row = services.row();
            long id = row.getLong(2);
            long product = row.getLong(4);
            String number = row.getString(3);
            long node = row.getLong(5);
            String nodeName = row.getString(6);
            List<ContractSnapshot.Phase> phases = new ArrayList<>(2);
            while (services.at(contract.id()) && services.row().getLong(2) == id) {
                if (services.row().getObject(7) != null) {
                    phases.add(new ContractSnapshot.Phase(
                            RatingBasis.period(services.row(), 7),
                            services.row().getInt(9),
                            services.row().getString(10).equals("ACTIVE")));
                }
                services.next();
            }
            found.add(new ContractSnapshot.Service(
                    id,
                    number,
                    basis.productName(product, contract.language()),
                    node,
                    nodeName,
                    phases,
                    basis.charges(product, contract.currency(), contract.language()),
                    own.getOrDefault(id, Map.of())));
        }
        return found;
    }

    private Map<Long, Map<Long, List<ContractSnapshot.Price>>> ownPrices(long contract) throws SQLException {
        Map<Long, Map<Long, List<ContractSnapshot.Price>>> own = new HashMap<>();
        while (prices.at(contract)) {
            ResultSet row = prices.row();
            own.computeIfAbsent(row.getLong(2), service -> new HashMap<>())
                    .computeIfAbsent(row.getLong(3), charge -> new ArrayList<>(2))
                    .add(new ContractSnapshot.Price(row.getLong(4), RatingBasis.period(row, 5), row.getBigDecimal(7)));
            prices.next();
        }
        return own;
    }

    private Money carried(ContractRow contract) throws SQLException {
        return carried.at(contract.id())
                ? Money.of(carried.row().getBigDecimal(2), contract.currency())
                : Money.zero(contract.currency());
    }

    private List<ContractRow> contracts(Connection connection, Slice slice) throws SQLException {
        String sql = """
                SELECT c.id, c.number, c.starts_on, c.ends_on, c.billing_day, c.currency, c.language, c.cash_rounding,
                       c.due_days, n.id, n.name, n.operator_id, n.reseller_id, n.customer_id,
                       a.name, a.street, a.house_number, a.postcode, a.town, a.country
                  FROM contract c
                  LEFT JOIN node n ON n.id = c.payer_id
                  LEFT JOIN LATERAL (
                       SELECT * FROM address WHERE address.node_id = n.id ORDER BY kind = 'BILLING' DESC LIMIT 1) a ON true
                 WHERE %s
                 ORDER BY c.id""".formatted(DueContracts.openWithin());
        List<ContractRow> contracts = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            new DueContracts(run).bindOpenWithin(statement, 1, slice);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    contracts.add(new ContractRow(
                            row.getLong(1),
                            row.getString(2),
                            RatingBasis.period(row, 3),
                            row.getInt(5),
                            Currency.valueOf(row.getString(6)),
                            row.getString(7),
                            row.getBigDecimal(8),
                            row.getInt(9),
                            payer(row)));
                }
            }
        }
        return contracts;
    }

    private static ContractSnapshot.Payer payer(ResultSet row) throws SQLException {
        if (row.getObject(10) == null) {
            return null;
        }
        PostalAddress address = row.getString(15) == null
                ? null
                : new PostalAddress(
                        row.getString(15),
                        row.getString(16),
                        row.getString(17),
                        row.getString(18),
                        row.getString(19),
                        row.getString(20));
        return new ContractSnapshot.Payer(
                row.getLong(10),
                row.getString(11),
                row.getLong(12),
                row.getObject(13, Long.class),
                row.getObject(14, Long.class),
                address);
    }

    private static List<Due> due(Connection connection, List<ContractRow> contracts) throws SQLException {
        List<Due> due = new ArrayList<>(contracts.size());
        // Ids are taken in one go; those of parked contracts are lost, which no number series minds.
        String sql = "SELECT nextval('invoice_id_seq') FROM generate_series(1, ?)";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setInt(1, contracts.size());
            try (ResultSet row = statement.executeQuery()) {
                for (ContractRow contract : contracts) {
                    row.next();
                    due.add(new Due(contract, row.getLong(1)));
                }
            }
        }
        return due;
    }

    private static OrderedRows services(Connection connection, Slice slice) throws SQLException {
        return within(connection, """
                SELECT s.contract_id, s.id, s.number, s.product_id, s.node_id, n.name, ph.valid_from, ph.valid_until,
                       ph.quantity, ph.state
                  FROM service s
                  JOIN node n ON n.id = s.node_id
                  LEFT JOIN service_phase ph ON ph.service_id = s.id
                 WHERE s.contract_id BETWEEN ? AND ?
                 ORDER BY s.contract_id, s.id, ph.valid_from""", slice);
    }

    private static OrderedRows prices(Connection connection, Slice slice) throws SQLException {
        return within(connection, """
                SELECT s.contract_id, p.service_id, p.charge_id, p.id, p.valid_from, p.valid_until, p.amount
                  FROM service s
                  JOIN contract c ON c.id = s.contract_id
                  JOIN price p ON p.service_id = s.id AND p.currency = c.currency
                 WHERE s.contract_id BETWEEN ? AND ?
                 ORDER BY s.contract_id, p.service_id, p.id""", slice);
    }

    private static OrderedRows carried(Connection connection, Slice slice) throws SQLException {
        return within(connection, """
                SELECT i.contract_id, -sum(l.net)
                  FROM invoice_line l
                  JOIN invoice i ON i.id = l.invoice_id
                 WHERE l.kind = 'CARRIED' AND i.contract_id BETWEEN ? AND ?
                 GROUP BY i.contract_id
                HAVING sum(l.net) > 0
                 ORDER BY i.contract_id""", slice);
    }

    private static OrderedRows within(Connection connection, String sql, Slice slice) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        statement.setLong(1, slice.from());
        statement.setLong(2, slice.to());
        return new OrderedRows(statement);
    }

    private OrderedRows usage(Connection connection, UsageTaking taking) throws SQLException {
        Month month = Month.containing(run.month());
        int many = due.size();
        Long[] contracts = new Long[many];
        Long[] invoices = new Long[many];
        LocalDate[] from = new LocalDate[many];
        LocalDate[] until = new LocalDate[many];
        for (int i = 0; i < many; i++) {
            ContractRow contract = due.get(i).contract();
            Period window = UsageWindow.of(contract.billingDay(), month);
            contracts[i] = contract.id();
            invoices[i] = due.get(i).invoiceId();
            from[i] = window.from();
            until[i] = window.until();
        }
        return new OrderedRows(taking.taken(
                connection,
                connection.createArrayOf("int8", contracts),
                connection.createArrayOf("int8", invoices),
                connection.createArrayOf("date", from),
                connection.createArrayOf("date", until)));
    }

    @Override
    public void close() throws SQLException {
        services.close();
        prices.close();
        carried.close();
        usage.close();
    }

    /** The present contract's records, as they come from the database. */
    private final class UsageOf implements Iterator<ContractSnapshot.Usage> {
        private final long contract;

        private UsageOf(long contract) {
            this.contract = contract;
        }

        @Override
        public boolean hasNext() {
            try {
                return usage.at(contract);
            } catch (SQLException trouble) {
                throw new ReadingFailed(trouble);
            }
        }

        @Override
        public ContractSnapshot.Usage next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            try {
                ResultSet row = usage.row();
                ContractSnapshot.Usage record = new ContractSnapshot.Usage(
                        row.getLong(2), row.getObject(3, LocalDate.class), row.getLong(4), row.getString(5));
                usage.next();
                return record;
            } catch (SQLException trouble) {
                throw new ReadingFailed(trouble);
            }
        }
    }

    /** The database failed while a pure rule was reading; not the rule's affair. */
    static final class ReadingFailed extends RuntimeException {
        private static final long serialVersionUID = 1L;

        ReadingFailed(SQLException cause) {
            super(cause);
        }
    }
}
