package portico.access.web;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.Writer;
import java.time.temporal.ChronoUnit;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import portico.access.Activity;
import portico.access.ActivityFilter;
import portico.access.ActivityRow;
import portico.shared.Page;
import portico.shared.PageRequest;
import portico.shell.web.Here;
import portico.visit.web.Visit;
import portico.words.web.Words;

/**
 * The activity as a file: what the page shows, at most 100,000 entries. It is read piece by piece, each in a transaction of
 * its own, so that a slow line holds none. Times are UTC with their offset and the reader's own, because a file is read elsewhere.
 */
@WebServlet("/access/activity.csv")
public class ActivityServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;
    private static final int PIECES = 500;
    private static final int PIECE = 200;
    /** What Swiss spreadsheet programs open without asking: semicolons, and a mark that it is UTF-8. */
    private static final CSVFormat CSV =
            CSVFormat.EXCEL.builder().setDelimiter(';').get();

    @Inject
    private transient Here here;

    @Inject
    private transient Visit visit;

    @Inject
    private transient Words words;

    @Inject
    private transient ActivityWish wish;

    @Inject
    private transient Activity activity;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        ActivityFilter filter = wish.filter();
        // Before the first byte: what is refused is an error page, not a file.
        Page<ActivityRow> page = activity.of(here.scope(), filter, PageRequest.first(PIECE));
        response.setContentType("text/csv; charset=UTF-8");
        response.setHeader("Content-Disposition", "attachment; filename=\"" + words.say("activity.file") + ".csv\"");
        Writer out = response.getWriter();
        out.write('\uFEFF');
        CSVPrinter csv = new CSVPrinter(out, CSV);
        csv.printRecord(Stream.of("at", "who", "what", "whom", "object", "where", "code")
                .map(column -> words.say("activity.csv." + column)));
        for (int piece = 1; ; piece++) {
            for (ActivityRow row : page.rows()) {
                csv.printRecord(
                        row.at().atZone(visit.getZone()).toOffsetDateTime().truncatedTo(ChronoUnit.SECONDS),
                        harmless(row.person() == null ? words.say("activity.machine") : row.person()),
                        words.act(row.action()),
                        harmless(row.whom()),
                        harmless(row.object()),
                        harmless(row.scope()),
                        row.action());
            }
            if (page.next() == null || piece == PIECES) {
                break;
            }
            page = activity.of(here.scope(), filter, new PageRequest(page.next(), PIECE));
        }
        csv.flush();
    }

    /** A cell that begins like a formula is one to a spreadsheet program; an apostrophe makes it text. */
    static String harmless(String cell) {
        return cell != null && !cell.isEmpty() && "=+-@\t\r".indexOf(cell.charAt(0)) >= 0 ? "'" + cell : cell;
    }
}
