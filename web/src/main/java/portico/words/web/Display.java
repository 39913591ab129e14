package portico.words.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.UUID;
import portico.shared.DayFormat;
import portico.shared.Money;
import portico.shared.MoneyFormat;
import portico.shared.Month;
import portico.shared.Period;
import portico.visit.web.Visit;

/** Dates, times and figures as the reader is used to them: one fixed form per language, his own time zone. */
@Named
@RequestScoped
public class Display {

    @Inject
    private Visit visit;

    String language() {
        return visit.getLanguage().code();
    }

    /** CHF 1’234.50 */
    public String money(Money money) {
        return money == null ? "–" : MoneyFormat.full(money);
    }

    /** 1’234.50, where the head of the column names the currency. */
    public String amount(Money money) {
        return money == null ? "–" : MoneyFormat.amount(money);
    }

    /** A price for one unit, with as many decimals as it has, but at least two. */
    public String price(BigDecimal price) {
        return MoneyFormat.price(price);
    }

    /** 8.1 % */
    public String rate(BigDecimal percent) {
        return MoneyFormat.rate(percent);
    }

    public String day(LocalDate day) {
        return day == null ? "–" : DayFormat.day(day, language());
    }

    /** 22.11.2026, 10:00 */
    public String moment(Instant moment) {
        return moment == null ? "–" : day(local(moment).toLocalDate()) + ", " + time(moment);
    }

    /** 10:00 */
    public String time(Instant moment) {
        ZonedDateTime local = local(moment);
        return "%02d:%02d".formatted(local.getHour(), local.getMinute());
    }

    /** Oktober 2026 */
    public String month(Month month) {
        return month == null ? "–" : DayFormat.month(month, language());
    }

    public String days(Period period) {
        return period == null ? "–" : DayFormat.days(period, language());
    }

    /** 3 Std. 20 Min., 4 Min., 12 s: the two largest units. */
    public String duration(Duration duration) {
        long seconds = Math.max(0, duration.toSeconds());
        String hour = language().equals("de") ? " Std. " : " h ";
        String minute = language().equals("de") ? " Min." : " min";
        if (seconds < 60) {
            return seconds + " s";
        }
        return seconds < 3600
                ? seconds / 60 + minute
                : MoneyFormat.count(seconds / 3600) + hour + seconds / 60 % 60 + minute;
    }

    /** Whatever it is, as people write it; the form is chosen by the type. */
    public String any(Object value) {
        if (value instanceof Money money) {
            return money(money);
        } else if (value instanceof LocalDate day) {
            return day(day);
        } else if (value instanceof Instant moment) {
            return moment(moment);
        } else if (value instanceof Month month) {
            return month(month);
        } else if (value instanceof Period period) {
            return days(period);
        } else if (value instanceof Duration duration) {
            return duration(duration);
        } else if (value instanceof BigDecimal number) {
            return MoneyFormat.decimal(number);
        } else if (value instanceof Long || value instanceof Integer) {
            return MoneyFormat.count(((Number) value).longValue());
        }
        return value == null ? "–" : value.toString();
    }

    /** For machines, in {@code <time datetime>}. */
    public String machine(Object value) {
        return value == null || value instanceof Period || value instanceof UUID ? null : value.toString();
    }

    private ZonedDateTime local(Instant moment) {
        return moment.atZone(visit.getZone());
    }
}
