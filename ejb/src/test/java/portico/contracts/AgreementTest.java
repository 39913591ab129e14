package portico.contracts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import portico.shared.Refusal;

/** What can be concluded of what was typed (U14, U17, U18). */
class AgreementTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);

    private final Map<String, String> typed = new HashMap<>(Map.of(
            "name", "Muster AG",
            "street", "Marktgasse",
            "postcode", "3011",
            "town", "Bern",
            "holder-name", "Ruth Aebi",
            "holder-email", "Ruth.Aebi@muster.example",
            "start", "2026-12-01",
            "pieces.INET-500", "2"));

    @Test
    void U17_the_commercial_contact_is_the_holder_unless_another_is_named() {
        assertEquals(
                new Party("Ruth Aebi", "ruth.aebi@muster.example"), agreement().commercial());
        typed.putAll(Map.of(
                "commercial-kind", "OTHER", "commercial-name", "Jan Luthi", "commercial-email", "jan@muster.example"));
        assertEquals("Jan Luthi", agreement().commercial().name());
    }

    @Test
    void U18_there_is_a_technical_contact_only_where_it_is_another_person() {
        assertEquals(Optional.empty(), agreement().technical());
        typed.putAll(Map.of(
                "technical-kind", "OTHER", "technical-name", "R. Aebi", "technical-email", "RUTH.AEBI@muster.example"));
        assertEquals(Optional.empty(), agreement().technical(), "the same address is the same person");
        typed.put("technical-email", "beat@muster.example");
        assertEquals(
                "beat@muster.example", agreement().technical().orElseThrow().email());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Ruth\r\nBcc: all@muster.example", "Ruth\nAebi", "Ruth\u0000", "Ruth\u2028Aebi", "Ruth\u0085"})
    void a_name_that_would_begin_another_line_of_a_mail_is_refused(String name) {
        typed.put("holder-name", name);
        refused("holder.name", Step.TERMS);
        typed.putAll(Map.of("technical-kind", "OTHER", "technical-name", name, "technical-email", "b@muster.example"));
        typed.put("holder-name", "Ruth");
        refused("technical.name", Step.CONTACTS);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "ruth",
                "ruth@muster",
                "a@b.example,c@d.example",
                "a@b.example\r\nBcc: c@d.example",
                "<a@b.example>"
            })
    void one_address_and_nothing_else_is_mailed_to(String address) {
        typed.put("holder-email", address);
        refused("holder.email", Step.TERMS);
    }

    @ParameterizedTest
    @CsvSource({"2026-10-22,true", "2026-10-21,false", "2027-11-22,true", "2027-11-23,false", "soon,false", "'',false"})
    void a_contract_begins_where_the_next_run_still_catches_it(String start, boolean good) {
        typed.put("start", start);
        if (good) {
            agreement().check(Step.TERMS, TODAY);
        } else {
            refused("conclusion.start", Step.TERMS);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "1.5", "many", "100001", "99999999999"})
    void pieces_are_whole(String pieces) {
        typed.put("pieces.INET-500", pieces);
        refused("conclusion.pieces", Step.SERVICES);
    }

    @Test
    void a_contract_has_a_service() {
        typed.putAll(Map.of("pieces.INET-500", " ", "pieces.MAIL", "0"));
        refused("conclusion.nothing", Step.SERVICES);
    }

    @Test
    void an_address_that_no_payment_part_takes_is_refused_before_it_is_billed() {
        typed.put("postcode", "30111");
        refused("address.missing", Step.CUSTOMER);
        typed.putAll(Map.of("postcode", "3011", "street", "Marktgasse 7, 3011 Bern"));
        refused("address.combined", Step.CUSTOMER);
    }

    @Test
    void a_customer_that_is_known_needs_no_address() {
        typed.putAll(Map.of("customer-kind", "EXISTING", "customer-number", "K-10001", "postcode", "?"));
        agreement().check(Step.CUSTOMER, TODAY);
        assertTrue(agreement().site().isEmpty());
    }

    private void refused(String key, Step step) {
        assertEquals(
                key,
                assertThrows(Refusal.class, () -> agreement().check(step, TODAY))
                        .key());
    }

    private Agreement agreement() {
        return new Agreement(typed);
    }
}
