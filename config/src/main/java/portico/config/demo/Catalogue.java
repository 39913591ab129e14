package portico.config.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/** What the demo operator sells, and for how much in either currency. */
final class Catalogue {
    private static final String SINCE = "2019-01-01";

    private Catalogue() {}

    /** Products and charges stand beside the generator as they are imported. */
    static void copyProducts(Path directory) {
        for (String name : List.of("products.csv", "charges.csv")) {
            try (InputStream in = Resource.open(name)) {
                Files.copy(in, directory.resolve(name), StandardCopyOption.REPLACE_EXISTING);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** The list prices, behind which the caller writes those of single services. */
    static CsvFile prices(Path directory) {
        CsvFile file =
                new CsvFile(directory.resolve("prices.csv"), "charge,service,currency,valid_from,valid_until,amount");
        Resource.rows("price-list.csv")
                .forEach(p -> file.line(p[0], null, "CHF", p[1], p[2], p[3]).line(p[0], null, "EUR", p[1], p[2], p[4]));
        return file;
    }

    /** Calls cost the same everywhere, so the tariff in EUR follows from that in CHF. */
    static void tariffs(Path directory) {
        try (CsvFile file = new CsvFile(
                directory.resolve("tariffs.csv"),
                "charge,currency,prefix,name,valid_from,valid_until,per_minute,first_increment,next_increment")) {
            Resource.rows("tariff-list.csv").forEach(t -> {
                BigDecimal francs = new BigDecimal(t[2]);
                BigDecimal euros = francs.multiply(new BigDecimal("0.96")).setScale(6, RoundingMode.HALF_UP);
                file.line("VOICE-CALLS", "CHF", t[0], t[1], SINCE, null, francs, t[3], t[4])
                        .line("VOICE-CALLS", "EUR", t[0], t[1], SINCE, null, euros, t[3], t[4]);
            });
        }
    }
}
