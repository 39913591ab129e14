package portico.shared;

import java.io.Serializable;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeParseException;

/** A calendar month of the contract's own time zone, as billing counts it; written 2026-10. */
public record Month(int year, int month) implements Comparable<Month>, Serializable {

    public Month {
        YearMonth.of(year, month);
    }

    /** @throws Refusal month.unknown where the text is no month of this century */
    public static Month parse(String text) {
        try {
            YearMonth parsed = YearMonth.parse(text);
            if (parsed.getYear() >= 2000 && parsed.getYear() < 2100) {
                return of(parsed);
            }
        } catch (DateTimeParseException notAMonth) {
            throw new Refusal("month.unknown", text);
        }
        throw new Refusal("month.unknown", text);
    }

    public static Month of(YearMonth month) {
        return new Month(month.getYear(), month.getMonthValue());
    }

    public static Month containing(LocalDate day) {
        return of(YearMonth.from(day));
    }

    public LocalDate firstDay() {
        return LocalDate.of(year, month, 1);
    }

    public Period period() {
        return new Period(firstDay(), next().firstDay());
    }

    public Month next() {
        return of(YearMonth.of(year, month).plusMonths(1));
    }

    public Month previous() {
        return of(YearMonth.of(year, month).minusMonths(1));
    }

    @Override
    public int compareTo(Month other) {
        return firstDay().compareTo(other.firstDay());
    }

    @Override
    public String toString() {
        return YearMonth.of(year, month).toString();
    }
}
