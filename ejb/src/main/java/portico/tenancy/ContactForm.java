package portico.tenancy;

import java.io.Serializable;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import portico.shared.EmailAddress;
import portico.shared.Refusal;

/** A contact person as somebody writes him down: a name to call (U7). Role, address and telephone may be missing. */
public record ContactForm(String name, String role, String email, String phone) implements Serializable {
    private static final Pattern PHONE = Pattern.compile("\\+?[0-9][0-9 ]{2,24}");

    /** @throws Refusal contact.name, contact.email, contact.phone */
    ContactForm checked() {
        ContactForm plain = new ContactForm(text(name), text(role), text(email), text(phone));
        if (plain.name == null
                || Stream.of(plain.name, plain.role == null ? "" : plain.role)
                        .anyMatch(text -> text.length() > 100 || NewCustomer.isStrange(text))) {
            throw new Refusal("contact.name");
        }
        if (plain.email != null && EmailAddress.of(plain.email).isEmpty()) {
            throw new Refusal("contact.email");
        }
        if (plain.phone != null && !PHONE.matcher(plain.phone).matches()) {
            throw new Refusal("contact.phone");
        }
        return plain;
    }

    private static String text(String typed) {
        return typed == null || typed.isBlank() ? null : typed.strip();
    }
}
