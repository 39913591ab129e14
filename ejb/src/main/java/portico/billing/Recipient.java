package portico.billing;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.Serializable;
import java.io.StringReader;

/** Whom an invoice was addressed to, frozen when it was rated. */
public record Recipient(String name, String street, String houseNumber, String postcode, String town, String country)
        implements Serializable {

    static Recipient parse(String json) {
        try (JsonReader reader = Json.createReader(new StringReader(json))) {
            JsonObject address = reader.readObject();
            return new Recipient(
                    address.getString("name", ""),
                    address.getString("street", null),
                    address.getString("houseNumber", null),
                    address.getString("postcode", ""),
                    address.getString("town", ""),
                    address.getString("country", "CH"));
        }
    }
}
