package portico.billing;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * A catalogue as no sane operator would have it: prices with six decimals, below zero, changing at any day, missing for some
 * weeks; tariffs that begin alike; two kinds of calls in one product; names that are beginnings of others.
 */
final class WildCatalogue {
    private static final LocalDate LONG_AGO = LocalDate.of(2020, 1, 1);
    private static final String[] CATEGORIES = {"STANDARD", "STANDARD", "REDUCED", "SPECIAL", "ZERO", "EXPORT", "EXEMPT"
    };

    /** What can be booked, and whether calls can be made with it. */
    record Product(long id, boolean calls, List<Long> charges) {}

    private final WildRows products =
            new WildRows("product (id, code, kind, level, name_de, name_fr, name_it, name_en)");
    private final WildRows charges = new WildRows(
            "charge (id, product_id, code, kind, timing, vat_category, name_de, name_fr, name_it, name_en)");
    private final WildRows prices = new WildRows("price (id, charge_id, currency, valid_from, valid_until, amount)");
    private final WildRows tariffs =
            new WildRows("tariff (id, charge_id, currency, prefix, name, valid_from, valid_until,"
                    + " per_minute, first_increment, next_increment)");
    private final Random random;
    private final List<Product> offered = new ArrayList<>();
    private long ids = 1000;

    WildCatalogue(Random random) {
        this.random = random;
        for (int i = 1; i <= 24; i++) {
            offered.add(product(i));
        }
    }

    Product any() {
        return offered.get(random.nextInt(offered.size()));
    }

    void write(Connection connection) throws SQLException {
        products.write(connection);
        charges.write(connection);
        prices.write(connection);
        tariffs.write(connection);
    }

    BigDecimal amount() {
        return switch (random.nextInt(12)) {
            case 0 -> BigDecimal.ZERO;
            case 1 -> BigDecimal.valueOf(-random.nextInt(30_000), 2);
            case 2 -> BigDecimal.valueOf(random.nextInt(90_000_000), 6);
            case 3 -> new BigDecimal("99999.99");
            case 4, 5 -> new BigDecimal("99.00");
            default -> BigDecimal.valueOf(random.nextInt(50_000), 2);
        };
    }

    private Product product(int number) {
        String name = "Dienst " + (char) ('Z' - number);
        products.add(number, "P" + number, "STANDARD", "CUSTOMER", name, name, name + " «it»", "Service " + number);
        boolean calls = number % 4 == 0;
        List<Long> ids = new ArrayList<>();
        for (int i = 0; i < 1 + random.nextInt(3); i++) {
            ids.add(charge(number, name, i));
        }
        for (int i = 0; calls && i < 1 + random.nextInt(2); i++) {
            calls(number);
        }
        return new Product(number, calls, ids);
    }

    private long charge(int product, String name, int number) {
        long id = ids++;
        boolean once = random.nextInt(4) == 0;
        String called = random.nextInt(3) == 0 ? name + " plus" : "Gebühr \"" + number + "\"";
        charges.add(
                id,
                product,
                "C" + (9 - number) + "-" + id,
                once ? "ONE_OFF" : "RECURRING",
                !once && random.nextBoolean() ? "ADVANCE" : "ARREARS",
                CATEGORIES[random.nextInt(CATEGORIES.length)],
                called,
                called,
                called,
                called);
        for (String currency : List.of("CHF", "EUR")) {
            // One charge in forty has no price before a day inside the months in question.
            LocalDate from = random.nextInt(40) == 0 ? day() : LONG_AGO;
            for (int version = 0; version < 1 + random.nextInt(3); version++) {
                // Where nobody said that a version ends, the next one ends it.
                LocalDate until = random.nextInt(3) == 0 ? from.plusDays(1400 + random.nextInt(60)) : null;
                prices.add(ids++, id, currency, from, until, amount());
                LocalDate next = day().plusDays(300L * version);
                from = next.isAfter(from) ? next : from.plusDays(1 + random.nextInt(20));
            }
        }
        return id;
    }

    private void calls(int product) {
        long id = ids++;
        charges.add(id, product, "U-" + id, "USAGE", "ARREARS", "STANDARD", "Gespräche", "Appels", "Chiamate", "Calls");
        for (String currency : List.of("CHF", "EUR")) {
            for (String prefix : List.of("", "41", "4179", "49", "493")) {
                if (!prefix.isEmpty() && random.nextInt(3) == 0) {
                    continue;
                }
                for (int version = 0; version < 1 + random.nextInt(2); version++) {
                    tariffs.add(
                            ids++,
                            id,
                            currency,
                            prefix,
                            "Ziel «" + prefix + "» \"" + version + "\"",
                            version == 0 ? LONG_AGO : day(),
                            null,
                            BigDecimal.valueOf(random.nextInt(900_000), 6),
                            random.nextBoolean() ? 60 : 1,
                            random.nextBoolean() ? 1 : 7);
                }
            }
        }
    }

    /** In or around the change of the tax rates at the end of 2023. */
    LocalDate day() {
        return LocalDate.of(2023, 9, 1).plusDays(random.nextInt(150));
    }
}
