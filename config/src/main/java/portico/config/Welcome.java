package portico.config;

import java.util.List;

/** What is printed when everything stands: where, who, and whether the month's totals agree. */
final class Welcome {
    private final LocalPortico portico;
    private final FirstDay day;
    private final RunBook.Entry run;

    Welcome(LocalPortico portico, FirstDay day, RunBook.Entry run) {
        this.portico = portico;
        this.day = day;
        this.run = run;
    }

    String text(MailPage mails, long seconds) {
        StringBuilder text =
                new StringBuilder("\nControl totals of the billing run (counted by the run | found by SQL)\n");
        RunBook runs = new RunBook(portico.owner());
        List<RunBook.Total> totals = runs.totals(run.id());
        for (RunBook.Total total : totals) {
            text.append("  %-36s %16s | %16s  %s%n"
                    .formatted(total.name(), total.run(), total.sql(), total.agrees() ? "agree" : "DIFFER"));
        }
        boolean agree = !totals.isEmpty() && totals.stream().allMatch(RunBook.Total::agrees);
        text.append(agree ? "  All totals agree.\n" : "  THE TOTALS DO NOT AGREE.\n");
        text.append("  The run stands at ").append(run.stage());
        runs.deliveries(run.id())
                .forEach(channel -> text.append(", delivered by ").append(channel));
        text.append("\n\nSign in at ").append(portico.url()).append("\n");
        FirstDay.PEOPLE.forEach(
                (email, role) -> text.append("  %-36s %-22s %s%n".formatted(email, day.passwordOf(email), role)));
        if (mails != null) {
            text.append("\nThe mails it sent are at ").append(mails.url()).append("\n");
        }
        return text.append("\nStarted in ")
                .append(seconds)
                .append(" s. Ctrl-C stops the server, then the database; the data stays.\n")
                .toString();
    }
}
