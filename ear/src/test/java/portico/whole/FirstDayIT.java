package portico.whole;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.mail.Multipart;
import jakarta.mail.internet.MimeMessage;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;
import portico.config.RunBook;

/** What {@code mvn -Prun} shows: real files in, a month billed by jobs (C6, C11), invoices delivered (U4, U30). */
class FirstDayIT {

    @Test
    void last_month_ends_delivered_and_its_control_totals_agree(PorticoServer server) {
        RunBook.Entry run = server.lastMonth();
        assertEquals("DELIVERED", run.stage());
        List<RunBook.Total> totals = new RunBook(server.local().owner()).totals(run.id());
        assertFalse(totals.isEmpty());
        assertEquals(List.of(), totals.stream().filter(total -> !total.agrees()).toList());
    }

    @Test
    void last_month_rated_a_second_time_by_sql_differs_in_no_cent(PorticoServer server) {
        String said = server.controlOfLastMonth();
        assertTrue(said.matches("(?s)Run [0-9]+ of .*: 4[0-9]{2} contracts rated again.*; 0 differences\\..*"), said);
        assertTrue(said.contains("The invoice numbers have no gap and no double."), said);
    }

    @Test
    void every_invoice_by_mail_has_left_with_its_pdf(PorticoServer server) throws Exception {
        server.lastMonth();
        int invoices = 0;
        for (String name : server.mails().names()) {
            MimeMessage mail = server.mails().open(name);
            // Other tests mail as well.
            if (mail.getSubject().contains("BT-R-")) {
                assertTrue(hasPdf(mail), "a PDF is attached to «" + mail.getSubject() + "»");
                invoices++;
            }
        }
        assertTrue(invoices > 300, invoices + " mails with invoices");
    }

    private static boolean hasPdf(MimeMessage mail) throws Exception {
        Multipart parts = (Multipart) mail.getContent();
        for (int i = 0; i < parts.getCount(); i++) {
            if (parts.getBodyPart(i).getContentType().startsWith("application/pdf")) {
                try (InputStream in = parts.getBodyPart(i).getInputStream()) {
                    return new String(in.readNBytes(5), StandardCharsets.US_ASCII).equals("%PDF-");
                }
            }
        }
        return false;
    }

    /** U12, U15, B3: the matrix of rights has something to show, and all of it was granted by who could. */
    @Test
    void a_customer_s_colleagues_were_let_in_and_one_of_them_asks_for_a_right(PorticoServer server) throws Exception {
        server.lastMonth();
        assertEquals(
                "Dario Pellegrini ends, Lara Wenger, Mira Stucki holds nothing, Nora Siegrist, Tobias Gfeller",
                one(server, """
                        SELECT string_agg(a.name || CASE WHEN g.n IS NULL THEN ' holds nothing'
                                                         WHEN g.ends THEN ' ends' ELSE '' END, ', ' ORDER BY a.name)
                          FROM portico.account a
                          JOIN portico.access_registration r ON r.account_id = a.id
                          LEFT JOIN LATERAL (SELECT count(*) AS n, bool_or(g.valid_until IS NOT NULL) AS ends
                                               FROM portico.access_grant g JOIN portico.access_closure(now(), NULL) c
                                                 ON c.account_id = g.grantee AND c.right_code = g.right_code
                                              WHERE g.grantee = a.id HAVING count(*) > 0) g ON true
                         WHERE a.name IN ('Lara Wenger', 'Dario Pellegrini', 'Nora Siegrist', 'Tobias Gfeller', 'Mira Stucki')
                        """));
        assertEquals("Tobias Gfeller asks for Invoicing&Billing", one(server, """
                        SELECT a.name || ' asks for ' || r.right_code
                          FROM portico.access_request r JOIN portico.account a ON a.id = r.asker
                         WHERE a.name = 'Tobias Gfeller'
                        """));
    }

    private static String one(PorticoServer server, String sql) throws SQLException {
        try (Connection connection = server.owner();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }
}
