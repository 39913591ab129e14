package portico.attacks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import portico.attacks.Attacker.Form;
import portico.whole.PorticoServer;

/** Forms that another site sends in one of our people's name (U8): each form of each page, complete, with all that stands in it. */
class ForeignFormsIT {
    /** A browser says one of the two, and the other site cannot prevent it. */
    private static final List<List<String>> ELSEWHERE = List.of(
            List.of("Origin: https://evil.example"),
            List.of("Origin: null"),
            List.of("Sec-Fetch-Site: cross-site"),
            List.of("Sec-Fetch-Site: same-site", "Origin: http://127.0.0.1:9"),
            List.of());

    @Test
    void no_form_of_any_page_is_taken_from_elsewhere_in_whatever_dress(PorticoServer server) throws Exception {
        long audited = Ground.audited(server);
        int said = Attacker.said(server, "Refused foreign-form");
        int sent = 0;
        List<String> taken = new ArrayList<>();
        Set<String> forms = new HashSet<>();
        List<Round.Sight> sights = Round.of(server);
        audited = Math.max(audited, Ground.audited(server));
        for (Round.Sight sight : sights) {
            for (Form form : Round.forms(sight)) {
                if (!forms.add(name(sight, form))) {
                    continue;
                }
                for (List<String> headers : ELSEWHERE) {
                    sent += attack(sight, form, null, form.encoded(), headers, taken);
                }
                List<String> foreign = ELSEWHERE.get(0);
                sent += attack(sight, form, "text/plain", form.encoded().replace('&', '\n'), foreign, taken);
                sent += attack(sight, form, "multipart/form-data; boundary=x", multipart(form), foreign, taken);
            }
        }
        assertEquals(List.of(), taken);
        assertTrue(forms.size() > 40, forms::toString);
        assertEquals(said + sent, Attacker.said(server, "Refused foreign-form"), "each is said once");
        assertEquals(
                "0",
                Ground.one(
                        server,
                        "SELECT count(*) FROM portico.audit_entry WHERE id > ? AND account_id IS NOT NULL",
                        audited),
                "and nothing was done");
        System.out.println("FOREIGN-FORMS forms=" + forms.size() + " sent=" + sent + " taken=" + taken.size());
    }

    /** The frame's own (language, looks, sign-out) stand on every page and are the same everywhere. */
    private static String name(Round.Sight sight, Form form) {
        return form.id().isEmpty() ? form.action() : sight.path() + " " + form.id();
    }

    private static int attack(
            Round.Sight sight, Form form, String type, String body, List<String> headers, List<String> taken) {
        int status = sight.person()
                .send("POST", form.action(), type, body, headers.toArray(new String[0]))
                .status();
        if (status != 403) {
            taken.add(
                    sight.who() + " " + sight.address() + " " + form.id() + " " + headers + " " + type + ": " + status);
        }
        return 1;
    }

    private static String multipart(Form form) {
        return form.fields().stream()
                .map(field -> "--x\r\nContent-Disposition: form-data; name=\"" + field.getKey() + "\"\r\n\r\n"
                        + field.getValue() + "\r\n")
                .collect(Collectors.joining("", "", "--x--\r\n"));
    }
}
