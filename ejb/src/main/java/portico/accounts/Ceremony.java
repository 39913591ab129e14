package portico.accounts;

import com.webauthn4j.WebAuthnManager;
import com.webauthn4j.converter.AttestedCredentialDataConverter;
import com.webauthn4j.converter.util.ObjectConverter;
import com.webauthn4j.credential.CredentialRecordImpl;
import com.webauthn4j.data.AuthenticationData;
import com.webauthn4j.data.AuthenticationParameters;
import com.webauthn4j.data.PublicKeyCredentialParameters;
import com.webauthn4j.data.PublicKeyCredentialType;
import com.webauthn4j.data.RegistrationData;
import com.webauthn4j.data.RegistrationParameters;
import com.webauthn4j.data.attestation.authenticator.AuthenticatorData;
import com.webauthn4j.data.attestation.statement.COSEAlgorithmIdentifier;
import com.webauthn4j.data.client.Origin;
import com.webauthn4j.data.client.challenge.DefaultChallenge;
import com.webauthn4j.server.ServerProperty;
import com.webauthn4j.util.exception.WebAuthnException;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;

/**
 * The two ceremonies of WebAuthn, level 3, as pure sums: what a browser sent, beside what it was asked. Where the key came from
 * is not asked (attestation none): whoever has it may use it. The person must have proved to the device that it is his, by
 * finger, face or PIN; so a passkey alone is two factors.
 */
final class Ceremony {
    private static final List<COSEAlgorithmIdentifier> ALGORITHMS =
            List.of(COSEAlgorithmIdentifier.EdDSA, COSEAlgorithmIdentifier.ES256, COSEAlgorithmIdentifier.RS256);

    private final ObjectConverter converter = new ObjectConverter();
    private final WebAuthnManager webAuthn = WebAuthnManager.createNonStrictWebAuthnManager(converter);
    private final AttestedCredentialDataConverter credentials = new AttestedCredentialDataConverter(converter);
    private final Origin origin;
    private final String party;

    /** @param portal its public address: keys made for it work nowhere else, not even on a page that looks the same */
    Ceremony(URI portal) {
        String port = portal.getPort() < 0 ? "" : ":" + portal.getPort();
        origin = new Origin(portal.getScheme() + "://" + portal.getHost() + port);
        party = portal.getHost();
    }

    /** A key that was just made. */
    record Made(byte[] id, byte[] credential, long counter, boolean backupEligible) {}

    /** A key as it was kept. */
    record Kept(byte[] credential, long counter, boolean backupEligible) {}

    String party() {
        return party;
    }

    static long[] algorithms() {
        return ALGORITHMS.stream().mapToLong(COSEAlgorithmIdentifier::getValue).toArray();
    }

    /** Which question the browser answered; empty where the answer cannot be read. */
    Optional<String> challengeOfMaking(String answer) {
        try {
            return Optional.of(text(webAuthn.parseRegistrationResponseJSON(answer)
                    .getCollectedClientData()
                    .getChallenge()
                    .getValue()));
        } catch (WebAuthnException | JacksonException | NullPointerException unreadable) {
            return Optional.empty();
        }
    }

    /** The same of an answer that is to open. */
    Optional<String> challengeOfUsing(String answer) {
        try {
            return Optional.of(text(webAuthn.parseAuthenticationResponseJSON(answer)
                    .getCollectedClientData()
                    .getChallenge()
                    .getValue()));
        } catch (WebAuthnException | JacksonException | NullPointerException unreadable) {
            return Optional.empty();
        }
    }

    /** By which key the answer is given. */
    byte[] key(String answer) {
        return webAuthn.parseAuthenticationResponseJSON(answer).getCredentialId();
    }

    /** To whom the key says that it belongs; null where it does not say. */
    byte[] handle(String answer) {
        return webAuthn.parseAuthenticationResponseJSON(answer).getUserHandle();
    }

    /** @throws WebAuthnException where anything is not as it was asked */
    Made made(String challenge, String answer) {
        List<PublicKeyCredentialParameters> kinds = ALGORITHMS.stream()
                .map(one -> new PublicKeyCredentialParameters(PublicKeyCredentialType.PUBLIC_KEY, one))
                .toList();
        RegistrationData made = webAuthn.verifyRegistrationResponseJSON(
                answer, new RegistrationParameters(server(challenge), kinds, true, true));
        AuthenticatorData<?> data = made.getAttestationObject().getAuthenticatorData();
        return new Made(
                data.getAttestedCredentialData().getCredentialId(),
                credentials.convert(data.getAttestedCredentialData()),
                data.getSignCount(),
                data.isFlagBE());
    }

    /**
     * The signature's count.
     *
     * @throws WebAuthnException where anything is not as it was asked, or the count has fallen behind
     */
    long used(String challenge, String answer, Kept key) {
        CredentialRecordImpl record = new CredentialRecordImpl(
                null,
                true,
                key.backupEligible(),
                null,
                key.counter(),
                credentials.convert(key.credential()),
                null,
                null,
                null,
                null);
        AuthenticationData used = webAuthn.verifyAuthenticationResponseJSON(
                answer, new AuthenticationParameters(server(challenge), record, null, true, true));
        return used.getAuthenticatorData().getSignCount();
    }

    private ServerProperty server(String challenge) {
        return ServerProperty.builder()
                .origin(origin)
                .rpId(party)
                .challenge(new DefaultChallenge(challenge))
                .build();
    }

    private static String text(byte[] bytes) {
        return java.util.Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
