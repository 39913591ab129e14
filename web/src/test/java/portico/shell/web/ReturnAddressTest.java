package portico.shell.web;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReturnAddressTest {

    @Test
    void a_page_of_ours_is_returned_to_with_its_query() {
        assertEquals("/billing/invoices?tab=OPEN", ReturnAddress.safe("/billing/invoices?tab=OPEN"));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "https://elsewhere.example/",
                "//elsewhere.example/",
                "/\\elsewhere.example/",
                "/\t/elsewhere.example/",
                "/\n/elsewhere.example",
                "javascript:alert(1)",
                "overview",
                "/überall"
            })
    void no_address_leads_out_of_the_house(String wish) {
        assertEquals("/overview", ReturnAddress.safe(wish));
    }

    @Test
    void the_start_page_keeps_the_way_back_but_never_leads_to_itself() {
        assertEquals("/start?to=%2Fbilling%2Finvoice%3Fid%3D7", ReturnAddress.start("/billing/invoice?id=7"));
        assertEquals("/start", ReturnAddress.start("/start?to=%2Fhelp"));
        assertEquals("/start", ReturnAddress.start("/"));
    }
}
