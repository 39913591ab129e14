package portico.audit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HeadExportTest {
    private static final AuditHead HEAD = AuditHead.of(42, new byte[32], Instant.parse("2028-02-29T23:59:59.9Z"));

    @TempDir
    Path directory;

    private final KeyPair pair;

    HeadExportTest() throws NoSuchAlgorithmException {
        pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    }

    @Test
    void a_head_reads_back_as_it_was_written_and_nothing_else_is_one() {
        assertEquals(HEAD, AuditHead.parse(HEAD.text()));
        for (String other :
                List.of("", HEAD.text().strip(), HEAD.text() + "\n", HEAD.text().replace("seq 42", "seq x"))) {
            assertThrows(IllegalArgumentException.class, () -> AuditHead.parse(other));
        }
    }

    @Test
    void a_day_has_one_head_and_its_signature_is_of_that_head_and_key_only() throws Exception {
        HeadExport.write(directory, HEAD, pair.getPrivate());
        byte[] signature = Files.readAllBytes(directory.resolve("2028-02-29.head.sig"));
        assertEquals(HEAD.text(), Files.readString(directory.resolve("2028-02-29.head")));
        assertTrue(HeadSignature.isOf(HEAD, signature, pair.getPublic()));
        AuditHead other = new AuditHead(43, HEAD.hash(), HEAD.at());
        assertFalse(HeadSignature.isOf(other, signature, pair.getPublic()));
        assertFalse(HeadSignature.isOf(HEAD, new byte[3], pair.getPublic()));
        assertFalse(HeadSignature.isOf(
                HEAD,
                signature,
                KeyPairGenerator.getInstance("Ed25519").generateKeyPair().getPublic()));

        HeadExport.write(directory, other, pair.getPrivate());
        assertEquals(HEAD.text(), Files.readString(directory.resolve("2028-02-29.head")), "the day's first stays");
        assertArrayEquals(signature, Files.readAllBytes(directory.resolve("2028-02-29.head.sig")));
    }

    @Test
    void a_head_whose_writing_broke_off_is_written_whole_the_next_time() throws IOException {
        Files.write(directory.resolve("2028-02-29.head.sig"), new byte[64]);
        HeadExport.write(directory, HEAD, pair.getPrivate());
        assertTrue(HeadSignature.isOf(
                HEAD, Files.readAllBytes(directory.resolve("2028-02-29.head.sig")), pair.getPublic()));
    }
}
