package portico.billing;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import portico.rating.ContractSnapshot;
import portico.rating.Creditor;
import portico.rating.LineKind;
import portico.rating.Tariff;
import portico.rating.Tariffs;
import portico.rating.VatCategory;
import portico.rating.VatRates;
import portico.shared.Currency;
import portico.shared.Period;
import portico.shared.PostalAddress;

/**
 * What all contracts of an operator share: tax rates, the creditor, and the catalogue with its list prices and tariffs. It
 * is read once for a run's worker and small, whatever the number of contracts.
 */
final class RatingBasis {
    private final VatRates vat;
    private final Creditor creditor;
    private final List<ChargeRow> charges;
    private final Map<String, List<ContractSnapshot.Price>> prices = new HashMap<>();
    private final Map<String, List<Tariff>> tariffs = new HashMap<>();
    private final Map<String, Map<Long, List<ContractSnapshot.Charge>>> offers = new HashMap<>();
    private final Map<Long, Map<String, String>> productNames = new HashMap<>();

    private record ChargeRow(
            long id,
            long product,
            String code,
            LineKind kind,
            boolean inAdvance,
            VatCategory category,
            Map<String, String> names) {}

    RatingBasis(Connection connection, long operatorId) throws SQLException {
        vat = new VatRates(rates(connection));
        creditor = creditor(connection, operatorId);
        charges = charges(connection);
        readPrices(connection);
        readTariffs(connection);
        readProducts(connection);
    }

    VatRates vat() {
        return vat;
    }

    Creditor creditor() {
        return creditor;
    }

    String productName(long product, String language) {
        return productNames.get(product).get(language);
    }

    /** A product's charges in one currency, named in one language; the same list for every contract that has both. */
    List<ContractSnapshot.Charge> charges(long product, Currency currency, String language) {
        return offers.computeIfAbsent(currency + language, key -> offer(currency, language))
                .getOrDefault(product, List.of());
    }

    private Map<Long, List<ContractSnapshot.Charge>> offer(Currency currency, String language) {
        Map<Long, List<ContractSnapshot.Charge>> offer = new HashMap<>();
        for (ChargeRow row : charges) {
            String key = currency + "" + row.id();
            offer.computeIfAbsent(row.product(), product -> new ArrayList<>())
                    .add(new ContractSnapshot.Charge(
                            row.id(),
                            row.code(),
                            row.kind(),
                            row.inAdvance(),
                            row.category(),
                            row.names().get(language),
                            prices.getOrDefault(key, List.of()),
                            tariffs.containsKey(key) ? new Tariffs(tariffs.get(key)) : Tariffs.NONE));
        }
        return offer;
    }

    /** Null where the operator has no issuer's data. */
    static Creditor creditor(Connection connection, long operatorId) throws SQLException {
        String sql = """
                SELECT name, street, house_number, postcode, town, country, iban, qr_iban
                  FROM issuer WHERE node_id = ?""";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setLong(1, operatorId);
            try (ResultSet row = statement.executeQuery()) {
                return row.next()
                        ? new Creditor(
                                new PostalAddress(
                                        row.getString(1),
                                        row.getString(2),
                                        row.getString(3),
                                        row.getString(4),
                                        row.getString(5),
                                        row.getString(6)),
                                row.getString(7),
                                row.getString(8))
                        : null;
            }
        }
    }

    static Period period(ResultSet row, int from) throws SQLException {
        return Period.from(row.getObject(from, LocalDate.class), row.getObject(from + 1, LocalDate.class));
    }

    private static List<VatRates.Rate> rates(Connection connection) throws SQLException {
        List<VatRates.Rate> rates = new ArrayList<>();
        String sql = "SELECT category, valid_from, valid_until, rate FROM vat_rate";
        try (PreparedStatement statement = connection.prepareStatement(sql);
                ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                rates.add(
                        new VatRates.Rate(VatCategory.valueOf(row.getString(1)), period(row, 2), row.getBigDecimal(4)));
            }
        }
        return rates;
    }

    private static List<ChargeRow> charges(Connection connection) throws SQLException {
        List<ChargeRow> charges = new ArrayList<>();
        String sql = """
                SELECT id, product_id, code, kind, timing, vat_category, name_de, name_fr, name_it, name_en
                  FROM charge ORDER BY id""";
        try (PreparedStatement statement = connection.prepareStatement(sql);
                ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                charges.add(new ChargeRow(
                        row.getLong(1),
                        row.getLong(2),
                        row.getString(3),
                        LineKind.valueOf(row.getString(4)),
                        row.getString(5).equals("ADVANCE"),
                        VatCategory.valueOf(row.getString(6)),
                        names(row, 7)));
            }
        }
        return charges;
    }

    private void readPrices(Connection connection) throws SQLException {
        String sql = """
                SELECT currency, charge_id, id, valid_from, valid_until, amount
                  FROM price WHERE service_id IS NULL ORDER BY id""";
        try (PreparedStatement statement = connection.prepareStatement(sql);
                ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                prices.computeIfAbsent(row.getString(1) + row.getLong(2), key -> new ArrayList<>())
                        .add(new ContractSnapshot.Price(row.getLong(3), period(row, 4), row.getBigDecimal(6)));
            }
        }
    }

    private void readTariffs(Connection connection) throws SQLException {
        String sql = """
                SELECT currency, charge_id, id, prefix, name, valid_from, valid_until, per_minute, first_increment,
                       next_increment
                  FROM tariff ORDER BY id""";
        try (PreparedStatement statement = connection.prepareStatement(sql);
                ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                BigDecimal perMinute = row.getBigDecimal(8);
                tariffs.computeIfAbsent(row.getString(1) + row.getLong(2), key -> new ArrayList<>())
                        .add(new Tariff(
                                row.getLong(3),
                                row.getString(4),
                                row.getString(5),
                                period(row, 6),
                                perMinute,
                                row.getInt(9),
                                row.getInt(10)));
            }
        }
    }

    private void readProducts(Connection connection) throws SQLException {
        String sql = "SELECT id, name_de, name_fr, name_it, name_en FROM product";
        try (PreparedStatement statement = connection.prepareStatement(sql);
                ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                productNames.put(row.getLong(1), names(row, 2));
            }
        }
    }

    private static Map<String, String> names(ResultSet row, int first) throws SQLException {
        return Map.of(
                "de", row.getString(first),
                "fr", row.getString(first + 1),
                "it", row.getString(first + 2),
                "en", row.getString(first + 3));
    }
}
