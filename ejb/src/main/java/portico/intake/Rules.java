package portico.intake;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.regex.Pattern;

/** What is wrong with a cell, if anything: each answers a reason key or null. */
final class Rules {
    private static final Pattern EMAIL =
            Pattern.compile("[A-Za-z0-9.!#$%&'*/=?^_`{|}~+-]{1,64}@[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)+");
    private static final Pattern PHONE = Pattern.compile("\\+?[0-9][0-9 ]{2,24}");
    private static final Pattern WHOLE = Pattern.compile("-?[0-9]{1,18}");
    private static final Pattern AMOUNT = Pattern.compile("-?[0-9]{1,8}(\\.[0-9]{1,6})?");
    private static final Pattern DAY = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");

    private Rules() {}

    static boolean isFormula(String value) {
        return "=+-@".indexOf(value.charAt(0)) >= 0;
    }

    static Column.Rule text(int longest) {
        return value -> {
            if (isFormula(value)) {
                return "import.formula";
            }
            if (value.codePoints().anyMatch(Character::isISOControl)) {
                return "import.character";
            }
            return value.length() > longest ? "import.too-long" : null;
        };
    }

    static Column.Rule form(String form) {
        Pattern pattern = Pattern.compile(form);
        return value -> pattern.matcher(value).matches() ? null : "import.form";
    }

    static Column.Rule choice(List<String> values) {
        return value -> values.contains(value) ? null : "import.choice";
    }

    static Column.Rule whole(long least, long most) {
        return value -> {
            if (!WHOLE.matcher(value).matches()) {
                return "import.number";
            }
            long number = Long.parseLong(value);
            return number < least || number > most ? "import.range" : null;
        };
    }

    static String amount(String value) {
        return AMOUNT.matcher(value).matches() && new BigDecimal(value).scale() <= 6 ? null : "import.number";
    }

    static String email(String value) {
        // Longer addresses than 254 characters cannot be mailed (RFC 5321, 4.5.3.1.3).
        boolean formula = isFormula(value);
        return !formula && value.length() <= 254 && EMAIL.matcher(value).matches() ? null : "import.form";
    }

    static String phone(String value) {
        return PHONE.matcher(value).matches() ? null : "import.form";
    }

    static String zone(String value) {
        // Only regions: an offset such as +01:00 knows no summer time, and bills would be wrong half the year.
        return ZoneId.getAvailableZoneIds().contains(value) ? null : "import.choice";
    }

    static String date(String value) {
        try {
            int year = DAY.matcher(value).matches() ? LocalDate.parse(value).getYear() : 0;
            return year >= 1900 && year < 3000 ? null : "import.date";
        } catch (DateTimeException noDay) {
            return "import.date";
        }
    }

    static String instant(String value) {
        try {
            int year = OffsetDateTime.parse(value).getYear();
            return year >= 2000 && year < 3000 ? null : "import.instant";
        } catch (DateTimeException noInstant) {
            return "import.instant";
        }
    }
}
