package portico.config.demo;

import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import portico.config.demo.Model.Phase;
import portico.config.demo.Model.Service;

/** A month of unrated calls, as a telephone switch hands them over: one line a call, in the order in which they began. */
final class UsageMonth {

    private static final ZoneId ZONE = ZoneId.of("Europe/Zurich");
    private static final DateTimeFormatter INSTANT = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ssxxx");
    private static final String[] FIXED = {
        "4131", "4131", "4133", "4132", "4144", "4143", "4161", "4141", "4121", "4122", "4191"
    };
    private static final String[] MOBILE = {"4179", "4179", "4178", "4176", "4177", "4175"};
    private static final String[] ABROAD = {
        "49", "49", "4915", "4917", "33", "336", "39", "393", "43", "436", "44", "447", "1", "351", "381", "90", "423",
        "86", "971"
    };

    private final YearMonth month;
    private final long records;
    private final Random random;
    private final List<Service> lines;

    UsageMonth(DemoOperator operator, YearMonth month, long records) {
        this.month = month;
        this.records = records;
        this.random = new Random(DemoOperator.SEED * 31 + month.getYear() * 12L + month.getMonthValue());
        this.lines = operator.services.stream()
                .filter(s -> s.product().equals("VOICE"))
                .toList();
    }

    void write(Path path) {
        try (CsvFile file = new CsvFile(path, "record,service,started_at,seconds,dialled")) {
            long written = 0;
            int days = month.lengthOfMonth();
            long weights = 0;
            for (int day = 1; day <= days; day++) {
                weights += weight(month.atDay(day));
            }
            long seen = 0;
            for (int day = 1; day <= days; day++) {
                seen += weight(month.atDay(day));
                // Counted from the month's beginning, so that the parts add up to exactly the number asked for.
                long due = records * seen / weights;
                day(file, month.atDay(day), written, due);
                written = due;
            }
            file.trailer(records);
        }
    }

    private void day(CsvFile file, LocalDate day, long from, long until) {
        List<Service> active = new ArrayList<>();
        for (Service line : lines) {
            channels(line, day, active);
        }
        List<ZonedDateTime> starts = new ArrayList<>();
        for (long i = from; i < until; i++) {
            starts.add(day.atTime(timeOfDay()).atZone(ZONE));
        }
        starts.sort(null);
        for (ZonedDateTime start : starts) {
            from++;
            Service line = active.get(random.nextInt(active.size()));
            file.line(
                    "BT%s-%07d".formatted(month.toString().replace("-", ""), from),
                    line.number(),
                    INSTANT.format(start),
                    seconds(),
                    dialled());
        }
    }

    /** Who has more channels calls more: the service stands in the list once for each. */
    private static void channels(Service line, LocalDate day, List<Service> active) {
        for (Phase phase : line.phases()) {
            boolean on = !phase.suspended()
                    && !day.isBefore(phase.from())
                    && (phase.until() == null || day.isBefore(phase.until()));
            for (int i = 0; on && i < phase.quantity(); i++) {
                active.add(line);
            }
        }
    }

    private static int weight(LocalDate day) {
        return day.getDayOfWeek() == DayOfWeek.SUNDAY ? 4 : day.getDayOfWeek() == DayOfWeek.SATURDAY ? 12 : 100;
    }

    /** Nine of ten calls fall into office hours, with a dip at noon; the rest any time, also around midnight. */
    private LocalTime timeOfDay() {
        if (random.nextInt(10) == 0) {
            return LocalTime.ofSecondOfDay(random.nextInt(86_400));
        }
        int hour = new int[] {
                    7, 8, 8, 9, 9, 9, 10, 10, 10, 11, 11, 12, 13, 13, 14, 14, 14, 15, 15, 15, 16, 16, 17, 17, 18
                }
                [random.nextInt(25)];
        return LocalTime.of(hour, random.nextInt(60), random.nextInt(60));
    }

    /** One in eight is not answered (0 seconds); most others are short, a few last an hour. */
    private int seconds() {
        int kind = random.nextInt(100);
        if (kind < 12) {
            return 0;
        }
        return kind < 85 ? 5 + random.nextInt(240) : 240 + random.nextInt(kind < 97 ? 1_200 : 3_600);
    }

    private String dialled() {
        int kind = random.nextInt(100);
        if (kind < 56) {
            return pick(FIXED) + number(7);
        }
        if (kind < 86) {
            return pick(MOBILE) + number(7);
        }
        if (kind < 90) {
            return (random.nextBoolean() ? "41800" : "41848") + number(6);
        }
        return pick(ABROAD) + number(8);
    }

    private String number(int digits) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < digits; i++) {
            text.append((char) ('0' + random.nextInt(10)));
        }
        return text.toString();
    }

    private String pick(String[] from) {
        return from[random.nextInt(from.length)];
    }
}
