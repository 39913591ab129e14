package portico.config.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import portico.intake.Reject;
import portico.intake.RejectFile;
import portico.intake.Taken;
import portico.shared.Refusal;

/** A bad line is named with its number and reason, and all others are taken. */
class BadLinesTest {
    private static final String CUSTOMERS =
            "number,reseller,name,language,street,house_number,postcode,town,country,billing_name,billing_street,"
                    + "billing_house_number,billing_postcode,billing_town,billing_country\n";
    private static final String CONTRACTS =
            "number,holder,payer,currency,language,time_zone,billing_day,cash_rounding,due_days,"
                    + "starts_on,ends_on,order_reference,commercial_contact,technical_contact\n";
    private static final String PHASES = "service,valid_from,valid_until,quantity,state\n";
    private static final String USAGE = "record,service,started_at,seconds,dialled\n";
    private static final String VOICE = "S-9";

    private static ImportDatabase database;

    private Imports imports;

    @TempDir
    Path directory;

    @BeforeEach
    void a_small_operator() throws IOException {
        database = ImportDatabase.fresh();
        imports = new Imports(database);
        for (String name : List.of("operator.csv", "products.csv", "charges.csv")) {
            Files.copy(Path.of("demo", name), directory.resolve(name));
        }
        write("customers.csv", CUSTOMERS + "K-1,,Birkenrain Optik AG,de,Seeweg,1,3600,Thun,CH,,,,,,\n");
        write("people.csv", "email,name,language\nanna@birkenrain.example,Anna Muster,de\n");
        write(
                "contracts.csv",
                CONTRACTS + "V-1,K-1,K-1,CHF,de,Europe/Zurich,1,0.05,30,2026-01-01,,,anna@birkenrain.example,\n");
        write(
                "services.csv",
                "number,contract,product,node,label\nS-9,V-1,VOICE,K-1,+41 33 555 10 10\nS-8,V-1,MAIL,K-1,\n");
        write("phases.csv", PHASES + "S-9,2026-01-01,,2,ACTIVE\n");
        imports.master(directory);
        assertEquals(List.of(), imports.rejects);
        for (String name : List.of(
                "operator.csv",
                "products.csv",
                "charges.csv",
                "people.csv",
                "services.csv",
                "contracts.csv",
                "phases.csv",
                "customers.csv")) {
            Files.delete(directory.resolve(name));
        }
    }

    @Test
    void each_bad_customer_is_named_and_the_good_ones_between_are_taken() {
        write(
                "customers.csv",
                CUSTOMERS
                        + "K-2,,Tannweid Druck AG,de,Dorfplatz,2,3700,Spiez,CH,,,,,,\n"
                        + "K-3,R-7777,Nebelhorn GmbH,de,Dorfplatz,2,3700,Spiez,CH,,,,,,\n"
                        + "K-4,,=HYPERLINK(\"x\"),de,Dorfplatz,2,3700,Spiez,CH,,,,,,\n".replace("\"", "")
                        + "K-5,,Zu kurz,de\n"
                        + "K-6,,,de,Dorfplatz,2,3700,Spiez,CH,,,,,,\n"
                        + "K-7,,Sprachlos AG,rm,Dorfplatz,2,3700,Spiez,CH,,,,,,\n"
                        + "K-8,,Kombiniert AG,de,Dorfplatz 2,,,3700 Spiez,CH,,,,,,\n"
                        + "K-2,,Tannweid Druck AG (neu),de,Dorfplatz,2,3700,Spiez,CH,,,,,,\n"
                        + "K-9,,Letzte AG,fr,Dorfplatz,3,3700,Spiez,CH,Letzte AG,,,,,\n");
        Taken taken = imports.master(directory);
        assertEquals(2, taken.written());
        rejected(
                "3 import.unknown reseller R-7777",
                "4 import.formula name =HYPERLINK(x)",
                "5 import.columns null 4",
                "6 import.required name null",
                "7 import.choice language rm",
                "9 import.twice key K-2",
                "10 import.required billing_town null");
        assertEquals(
                "K-1 K-2 K-8",
                database.one("SELECT string_agg(number, ' ' ORDER BY number) FROM node WHERE level = 'CUSTOMER'"));
        assertEquals("Tannweid Druck AG", database.one("SELECT name FROM node WHERE number = 'K-2'"));
    }

    @Test
    void the_second_version_of_a_line_in_one_file_is_refused_again_when_the_file_comes_again() {
        write(
                "customers.csv",
                CUSTOMERS
                        + "K-2,,Eins AG,de,Dorfplatz,2,3700,Spiez,CH,,,,,,\n"
                        + "K-2,,Zwei AG,de,Dorfplatz,2,3700,Spiez,CH,,,,,,\n");
        imports.master(directory);
        Taken again = imports.master(directory);
        assertEquals(new Taken(2, 0, 1), again);
        assertEquals("Eins AG", database.one("SELECT name FROM node WHERE number = 'K-2'"));
    }

    @Test
    void a_changed_line_changes_its_row_and_what_people_edited_stays_when_the_old_line_comes_again() {
        String line = "K-1,,Birkenrain Optik AG,de,Seeweg,%s,3600,Thun,CH,,,,,,\n";
        write("customers.csv", CUSTOMERS + line.formatted("77"));
        assertEquals(1, imports.master(directory).written());
        assertEquals(
                "77",
                database.one("SELECT house_number FROM address"
                        + " WHERE kind = 'MAIN' AND node_id = (SELECT id FROM node WHERE number = 'K-1')"));
        database.run("UPDATE address SET street = 'Neuer Weg' WHERE street = 'Seeweg'");
        assertEquals(new Taken(1, 0, 1), imports.master(directory));
        assertEquals("1", database.one("SELECT count(*) FROM address WHERE street = 'Neuer Weg'"));
    }

    @Test
    void what_is_fixed_at_creation_cannot_be_changed_by_a_file() {
        write(
                "resellers.csv",
                "number,name,language,street,house_number,postcode,town,country,support_phone,support_email,"
                        + "outage_hours,office_hours,host\nR-1,Grat GmbH,de,Weg,1,3000,Bern,CH,,,,,\n");
        write("customers.csv", CUSTOMERS + "K-1,R-1,Birkenrain Optik AG,de,Seeweg,1,3600,Thun,CH,,,,,,\n");
        write(
                "contracts.csv",
                CONTRACTS
                        + "V-1,K-1,K-1,EUR,de,Europe/Zurich,1,0.05,30,2026-01-01,,,anna@birkenrain.example,\n"
                        + "V-2,K-1,R-1,CHF,de,Europe/Zurich,1,0.05,30,2026-01-01,,,anna@birkenrain.example,\n"
                        + "V-3,K-1,,CHF,de,+01:00,1,0.05,30,2026-01-01,,,anna@birkenrain.example,\n"
                        + "V-4,K-1,,CHF,de,Europe/Zurich,29,0.05,30,2026-01-01,,,anna@birkenrain.example,\n"
                        + "V-5,K-1,,CHF,de,Europe/Zurich,1,0.05,30,2026-01-01,2025-12-31,,anna@birkenrain.example,\n"
                        + "V-6,K-1,,CHF,de,Europe/Zurich,1,0.05,30,2026-01-01,,,nobody@birkenrain.example,\n");
        imports.master(directory);
        rejected(
                "2 import.fixed reseller R-1",
                "2 import.fixed currency EUR",
                "3 import.payer payer R-1",
                "4 import.formula time_zone +01:00",
                "5 import.range billing_day 29",
                "6 import.period ends_on 2025-12-31",
                "7 import.unknown commercial_contact nobody@birkenrain.example");
    }

    @Test
    void wrong_check_digits_of_the_issuers_accounts_and_vat_number_are_noticed() throws IOException {
        String operator = Files.readString(Path.of("demo/operator.csv"));
        String[][] faults = {
            {"CHE-999.999.996", "CHE-999.999.995", "vat_number"},
            {"CH5230999", "CH5330999", "qr_iban"},
            {"B-0001", "B-0002", "number"}
        };
        for (String[] fault : faults) {
            imports.rejects.clear();
            write("operator.csv", operator.replace(fault[0], fault[1]));
            assertEquals(0, imports.master(directory).written());
            assertEquals(fault[2], imports.rejects.get(0).column());
        }
        assertEquals("B-0001", database.one("SELECT string_agg(number, ' ') FROM node WHERE level = 'OPERATOR'"));
    }

    @Test
    void phases_do_not_overlap_and_an_open_one_is_closed_by_the_line_that_replaces_it() {
        write(
                "phases.csv",
                PHASES
                        + "S-9,2026-01-01,2026-06-01,2,ACTIVE\n"
                        + "S-9,2026-06-01,,3,ACTIVE\n"
                        + "S-9,2026-07-01,2026-07-15,3,SUSPENDED\n"
                        + "S-9,2026-05-01,2026-04-01,3,ACTIVE\n"
                        + "S-9,2026-08-01,,0,ACTIVE\n");
        assertEquals(2, imports.master(directory).written());
        rejected(
                "4 import.overlap valid_from 2026-07-01",
                "5 import.period valid_until 2026-04-01",
                "6 import.range quantity 0");
        assertEquals("[2026-01-01,2026-06-01) [2026-06-01,)", database.one("""
                SELECT string_agg(daterange(valid_from, valid_until)::text, ' ' ORDER BY valid_from) FROM service_phase"""));
    }

    @Test
    void each_bad_call_is_named_and_the_good_ones_between_are_taken() {
        Path file = write(
                "usage.csv",
                USAGE
                        + "a1,S-9,2026-10-31T23:59:59+01:00,60,41331234567\n"
                        + "a2,S-404,2026-10-05T10:00:00+02:00,60,41331234567\n"
                        + "a3,S-9,2026-10-05T10:00:00+02:00,-5,41331234567\n"
                        + "a4,S-9,2026-10-05T10:00:00+02:00,60,0331234567x\n"
                        + "a5,S-9,2026-12-01T10:00:00+01:00,60,41331234567\n"
                        + "a6,S-9,2026-08-01T10:00:00+02:00,60,41331234567\n"
                        + "a7,S-9,2026-10-05T10:00:00,60,41331234567\n"
                        + "=cmd|' /C calc'!A0,S-9,2026-10-05T10:00:00+02:00,60,41331234567\n"
                        + "a9,S-8,2026-10-05T10:00:00+02:00,60,41331234567\n"
                        + "a1,S-9,2026-10-31T23:59:59+01:00,60,41331234567\n"
                        + "b1,S-9,2026-10-31T23:30:00Z,60,41331234567\n"
                        + "b2,S-9,2026-10-05T10:00:00+02:00,2678401,41331234567\n"
                        + "#records=12\n");
        assertEquals(new Taken(12, 2, 1), imports.usage(file));
        rejected(
                "3 import.unknown service S-404",
                "4 usage.negative seconds -5",
                "5 import.form dialled 0331234567x",
                "6 usage.future started_at 2026-12-01 09:00:00+00",
                "7 usage.too-late started_at 2026-08-01 08:00:00+00",
                "8 import.instant started_at 2026-10-05T10:00:00",
                "9 import.formula record =cmd|' /C calc'!A0",
                "10 usage.not-metered service S-8",
                "13 usage.too-long seconds 2678401");
        // Half past midnight in Zurich is the next month, though it is still October in UTC.
        assertEquals(
                "2026-10-31 2026-11-01",
                database.one("SELECT string_agg(local_day::text, ' ' ORDER BY local_day) FROM usage_record"));
    }

    @Test
    void a_call_is_late_by_the_day_on_which_its_file_was_received() {
        Path file = write(
                "usage.csv",
                USAGE
                        + "a1,S-9,2026-08-24T00:00:00+02:00,60,41331234567\n"
                        + "a2,S-9,2026-08-23T23:59:59+02:00,60,41331234567\n"
                        + "#records=2\n");
        assertEquals(1, imports.usage(file).written());
        rejected("3 usage.too-late started_at 2026-08-23 21:59:59+00");
        imports.rejects.clear();
        // Known calls are known also when they would be too late by now.
        assertEquals(new Taken(2, 0, 1), imports.usage(file, LocalDate.of(2027, 5, 1)));
        imports.rejects.clear();
        assertEquals(new Taken(2, 1, 1), imports.usage(file, LocalDate.of(2026, 9, 1)));
        rejected();
    }

    @Test
    void a_broken_file_leaves_nothing_behind_not_even_what_stands_before_the_fault() throws IOException {
        String good = "a1,S-9,2026-10-05T10:00:00+02:00,60,41331234567\n";
        refused("import.file-cut-off", USAGE + good + "a2,S-9,2026-10");
        refused("import.file-cut-off", USAGE + good);
        refused("import.file-count", USAGE + good + "#records=2\n");
        refused("import.file-header", "record,service,started_at,seconds\n#records=0\n");
        Path latin = Files.write(
                directory.resolve("usage.csv"),
                (USAGE + good + "Zürich,,,,\n#records=2\n").getBytes(StandardCharsets.ISO_8859_1));
        Refusal refusal = assertThrows(Refusal.class, () -> imports.usage(latin));
        assertEquals("import.file-encoding", refusal.key());
        assertEquals((long) (USAGE + good).length() + 1, refusal.arguments().get(1));
        // The customers are whole, but the file of sites that came with them is not: neither is taken.
        write("customers.csv", CUSTOMERS + "K-2,,Tannweid Druck AG,de,Dorfplatz,2,3700,Spiez,CH,,,,,,\n");
        write("sites.csv", "number,owner,name,language,street,house_number,postcode,town,country\nA-1,K-1,Haupt");
        assertThrows(Refusal.class, () -> imports.master(directory));
        assertEquals("1 0", database.one("""
                SELECT (SELECT count(*) FROM node WHERE level = 'CUSTOMER') || ' ' || (SELECT count(*) FROM usage_record)"""));
    }

    @Test
    void the_reject_file_names_line_and_reason_and_defuses_formulas() throws IOException {
        Path file = directory.resolve("rejects/7.csv");
        try (RejectFile rejects = new RejectFile(file)) {
            rejects.add(List.of(
                    new Reject("usage.csv", 9, "import.formula", "record", "=cmd|' /C calc'!A0"),
                    new Reject("usage.csv", 12, "import.unknown", "service", "S-404")));
            assertEquals(2, rejects.count());
        }
        assertEquals(
                List.of(
                        "file,line,reason,column,value,text",
                        "usage.csv,9,import.formula,record,'=cmd|' /C calc'!A0,The text begins like a formula (= + - @).",
                        "usage.csv,12,import.unknown,service,S-404,This does not exist."),
                Files.readAllLines(file));
    }

    private void refused(String key, String text) {
        Path file = write("usage.csv", text);
        assertEquals(key, assertThrows(Refusal.class, () -> imports.usage(file)).key());
    }

    private void rejected(String... expected) {
        assertEquals(
                String.join("\n", expected),
                String.join(
                        "\n",
                        imports.rejects.stream()
                                .sorted(java.util.Comparator.comparing(Reject::file)
                                        .reversed()
                                        .thenComparing(Reject::line))
                                .sorted(java.util.Comparator.comparing(BadLinesTest::order))
                                .map(r -> r.line() + " " + r.reason() + " " + r.column() + " " + r.value())
                                .toList()));
    }

    /** Customers before contracts, as they are imported; within a file by line. */
    private static int order(Reject reject) {
        return reject.file().startsWith("customers") ? 0 : 1;
    }

    private Path write(String name, String text) {
        try {
            return Files.writeString(directory.resolve(name), text);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
