package portico.rating;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class ServiceLineTest {

    @Test
    void U2_a_charge_named_after_its_product_is_not_said_twice() {
        assertEquals("Business Internet 500", ServiceLine.text("Business Internet 500", "Business Internet 500"));
        assertEquals(
                "Business Voice, Sprachkanäle", ServiceLine.text("Business Voice", "Business Voice, Sprachkanäle"));
    }

    @Test
    void U2_another_charge_is_named_with_its_product() {
        assertEquals("Business Voice, Gespräche", ServiceLine.text("Business Voice", "Gespräche"));
    }
}
