package portico.accounts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.bastiaanjansen.otp.TOTPGenerator;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The second factor's codes, by the values of RFC 6238 and on the days on which clocks are odd. */
class AppCodeTest {
    /** «12345678901234567890» of RFC 6238, appendix B, in Base32. */
    private static final byte[] RFC = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ".getBytes(StandardCharsets.US_ASCII);

    private static final ZoneId ZURICH = ZoneId.of("Europe/Zurich");

    @ParameterizedTest
    @CsvSource({
        "59, 287082",
        "1111111109, 081804",
        "1111111111, 050471",
        "1234567890, 005924",
        "2000000000, 279037",
        "20000000000, 353130"
    })
    void the_codes_are_those_of_the_rfc(long second, String code) {
        assertEquals(OptionalLong.of(second / 30), AppCode.step(RFC, code, Instant.ofEpochSecond(second)));
    }

    @Test
    void a_code_is_good_for_half_a_minute_before_and_after_and_not_longer() {
        String code = "050471"; // of the half minute from 1111111110 to 1111111139
        assertTrue(
                AppCode.step(RFC, code, Instant.ofEpochSecond(1111111110 - 30)).isPresent());
        assertTrue(
                AppCode.step(RFC, code, Instant.ofEpochSecond(1111111139 + 30)).isPresent());
        assertTrue(
                AppCode.step(RFC, code, Instant.ofEpochSecond(1111111110 - 31)).isEmpty());
        assertTrue(
                AppCode.step(RFC, code, Instant.ofEpochSecond(1111111139 + 31)).isEmpty());
    }

    /** Whoever waits for the server's summer time locks everybody out for an hour. */
    @ParameterizedTest
    @CsvSource({
        "2026-03-29T01:59:50",
        "2026-10-25T02:59:50",
        "2028-02-28T23:59:50",
        "2028-02-29T23:59:50",
        "2026-12-31T23:59:50"
    })
    void steps_follow_each_other_where_clocks_are_put_forward_or_back_and_on_leap_days(LocalDateTime local) {
        Instant before = local.atZone(ZURICH).toInstant();
        String code = code(before);
        long step = before.getEpochSecond() / 30;
        assertEquals(OptionalLong.of(step), AppCode.step(RFC, code, before.plusSeconds(30)), "over the edge");
        assertTrue(AppCode.step(RFC, code, before.plusSeconds(3600)).isEmpty(), "an hour later");
        assertTrue(AppCode.step(RFC, code, before.minusSeconds(3600)).isEmpty(), "an hour before");
    }

    private static String code(Instant moment) {
        return new TOTPGenerator.Builder(RFC).build().at(moment);
    }

    @ParameterizedTest
    @CsvSource({"''", "abcdef", "28708", "2870820"})
    void what_is_no_code_is_none(String typed) {
        assertTrue(AppCode.step(RFC, typed, Instant.ofEpochSecond(59)).isEmpty());
    }

    @Test
    void what_the_qr_code_says_opens_the_app_with_the_portal_s_and_the_person_s_name() {
        String address = AppCode.address(RFC, "portal.example", "regula@aarebogen.example")
                .toString();
        assertTrue(address.startsWith("otpauth://totp/portal.example:regula%40aarebogen.example?"), address);
        assertTrue(address.contains("secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"), address);
        assertTrue(address.contains("issuer=portal.example"), address);
    }
}
