package portico.contracts;

import java.io.Serializable;
import portico.shared.EmailAddress;
import portico.shared.OneLine;
import portico.shared.Refusal;

/** A person with the address at which the invitation arrives. */
public record Party(String name, String email) implements Serializable {
    private static final int LONGEST = 100;

    /**
     * A name goes into mails, so nothing in it may begin another line.
     *
     * @param where the beginning of the refusal's key
     * @throws Refusal where.name, where.email
     */
    static Party of(String where, String name, String email) {
        String plain = name == null ? "" : name.strip();
        if (plain.isEmpty() || plain.length() > LONGEST || !OneLine.is(plain)) {
            throw refusal(where, "name");
        }
        return new Party(plain, EmailAddress.of(email).orElseThrow(() -> refusal(where, "email")));
    }

    private static Refusal refusal(String where, String what) {
        return switch (where + "." + what) {
            case "contact.name" -> new Refusal("contact.name");
            case "contact.email" -> new Refusal("contact.email");
            case "holder.name" -> new Refusal("holder.name");
            case "holder.email" -> new Refusal("holder.email");
            case "commercial.name" -> new Refusal("commercial.name");
            case "commercial.email" -> new Refusal("commercial.email");
            case "technical.name" -> new Refusal("technical.name");
            default -> new Refusal("technical.email");
        };
    }
}
