package portico.billing;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;
import portico.outbox.Mail;
import portico.outbox.Outbox;
import portico.shared.Settings;
import portico.shared.Token;

/** Asks the owner of an address whether invoices may come there. */
@Dependent
class RecipientMail {
    @Inject
    private Outbox outbox;

    @Inject
    private Settings settings;

    /**
     * @param contract the contract's number
     * @param language the contract's, which is what its payer reads
     */
    void askToConfirm(String contract, String language, String address, Token token) {
        ResourceBundle words = ResourceBundle.getBundle("portico.billing.mail", Locale.forLanguageTag(language));
        String link = settings.publicUrl()
                .resolve("/billing/confirm?token=" + token.text())
                .toString();
        outbox.post(Mail.of(
                "billing-recipient:" + token.fingerprint(),
                address,
                language,
                words.getString("confirm.subject"),
                new MessageFormat(words.getString("confirm.text"), Locale.ROOT)
                        .format(new Object[] {contract, address, link}),
                null));
    }
}
