package portico.accounts;

import io.nayuki.qrcodegen.QrCode;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.OptionalLong;
import portico.shared.Clocks;
import portico.shared.Settings;

/** What the second factor's doors need of keys and clocks. */
@Dependent
class Codes {
    @Inject
    Settings settings;

    @Inject
    Clocks clocks;

    private SecretBox apps;
    private SecretBox backups;

    @PostConstruct
    void derive() {
        apps = new SecretBox(settings.secretsKey(), "portico accounts authenticator app");
        backups = new SecretBox(settings.secretsKey(), "portico accounts backup codes");
    }

    byte[] newSealed(long account) {
        return apps.seal(AppCode.newSecret(), about(account));
    }

    Enrolment enrolment(long account, byte[] sealed, String email) {
        byte[] secret = apps.open(sealed, about(account));
        URI address = AppCode.address(secret, settings.publicUrl().getHost(), email);
        QrCode code = QrCode.encodeText(address.toString(), QrCode.Ecc.MEDIUM);
        StringBuilder path = new StringBuilder();
        for (int y = 0; y < code.size; y++) {
            for (int x = 0; x < code.size; x++) {
                if (code.getModule(x, y)) {
                    path.append('M').append(x).append(' ').append(y).append("h1v1h-1z");
                }
            }
        }
        String typed = new String(secret, StandardCharsets.US_ASCII).replaceAll("(.{4})(?=.)", "$1 ");
        return new Enrolment(typed, address.toString(), path.toString(), code.size);
    }

    /** To which half minute a code of the app belongs; empty where it is none of now. */
    OptionalLong step(long account, byte[] sealed, String typed) {
        String digits = typed.replaceAll("\\s", "");
        return sealed == null
                ? OptionalLong.empty()
                : AppCode.step(apps.open(sealed, about(account)), digits, clocks.now());
    }

    byte[] hash(long account, String backupCode) {
        return backups.hash(about(account) + ":" + BackupCodes.plain(backupCode));
    }

    byte[][] hashes(long account, List<String> backupCodes) {
        return backupCodes.stream().map(code -> hash(account, code)).toArray(byte[][]::new);
    }

    private static String about(long account) {
        return "account:" + account;
    }
}
