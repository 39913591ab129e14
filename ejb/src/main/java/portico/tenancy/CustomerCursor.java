package portico.tenancy;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import portico.shared.Refusal;

/** Where a page of customers ended: the last one's name and key. */
record CustomerCursor(String name, long id) {

    String text() {
        return id + "_" + Base64.getUrlEncoder().withoutPadding().encodeToString(name.getBytes(StandardCharsets.UTF_8));
    }

    /** @throws Refusal page.cursor */
    static CustomerCursor parse(String text) {
        try {
            int split = text.indexOf('_');
            return new CustomerCursor(
                    new String(Base64.getUrlDecoder().decode(text.substring(split + 1)), StandardCharsets.UTF_8),
                    Long.parseLong(text.substring(0, Math.max(split, 0))));
        } catch (IllegalArgumentException tampered) {
            throw new Refusal("page.cursor");
        }
    }
}
