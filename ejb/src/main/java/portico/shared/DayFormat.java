package portico.shared;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * How days and months are written: 20.01.2026 in German, French and Italian; 20 Jan 2026 in English, because its readers
 * disagree on whether day or month comes first. Own tables, because the JDK's abbreviations change between versions.
 */
public final class DayFormat {
    private static final List<String> SHORT_ENGLISH =
            List.of("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec");
    private static final List<String> GERMAN = List.of(
            "Januar",
            "Februar",
            "März",
            "April",
            "Mai",
            "Juni",
            "Juli",
            "August",
            "September",
            "Oktober",
            "November",
            "Dezember");
    private static final Map<String, List<String>> MONTHS = Map.of(
            "de",
            GERMAN,
            "fr",
            List.of(
                    "janvier",
                    "février",
                    "mars",
                    "avril",
                    "mai",
                    "juin",
                    "juillet",
                    "août",
                    "septembre",
                    "octobre",
                    "novembre",
                    "décembre"),
            "it",
            List.of(
                    "gennaio",
                    "febbraio",
                    "marzo",
                    "aprile",
                    "maggio",
                    "giugno",
                    "luglio",
                    "agosto",
                    "settembre",
                    "ottobre",
                    "novembre",
                    "dicembre"),
            "en",
            List.of(
                    "January",
                    "February",
                    "March",
                    "April",
                    "May",
                    "June",
                    "July",
                    "August",
                    "September",
                    "October",
                    "November",
                    "December"));

    private DayFormat() {}

    /** @param language de, fr, it or en; anything else is written as in German */
    public static String day(LocalDate day, String language) {
        if ("en".equals(language)) {
            return day.getDayOfMonth() + " " + SHORT_ENGLISH.get(day.getMonthValue() - 1) + " " + day.getYear();
        }
        return two(day.getDayOfMonth()) + "." + two(day.getMonthValue()) + "." + day.getYear();
    }

    /** First to last day, both included, as people say it: 01.10.2026 – 31.10.2026. */
    public static String days(Period period, String language) {
        return day(period.from(), language) + " – " + day(period.until().minusDays(1), language);
    }

    /** Oktober 2026, octobre 2026, ottobre 2026, October 2026. */
    public static String month(Month month, String language) {
        return MONTHS.getOrDefault(language, GERMAN).get(month.month() - 1) + " " + month.year();
    }

    private static String two(int number) {
        return number < 10 ? "0" + number : Integer.toString(number);
    }
}
