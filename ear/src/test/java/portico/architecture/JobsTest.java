package portico.architecture;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * A job is started by one door, and that door says its name: {@code "monthly-invoices"} stands in {@code BillingRuns} alone.
 * One door may start several jobs of the same kind, as the imports do.
 */
class JobsTest {

    private static final String JOBS = "batch/src/main/resources/META-INF/batch-jobs/";
    private static final Pattern RUNS = Pattern.compile("batch/src/main/java/portico/\\w+/batch/(\\w+Runs)\\.java");
    private static final Pattern ID = Pattern.compile("<job[^>]*\\bid=\"([^\"]+)\"");
    private static final Pattern ARTIFACT = Pattern.compile(
            "<(?:batchlet|reader|processor|writer|mapper|collector|analyzer|reducer|decider|listener|checkpoint-algorithm)"
                    + "[^>]*\\bref=\"([^\"]+)\"");

    private static final String JOB = "<job id=\"count-tills\" version=\"2.0\"/>";

    @Test
    void every_job_has_one_door_and_every_runs_door_has_a_job() {
        TextVerdict.keeps(JobsTest::unpaired);
    }

    @Test
    void a_job_without_a_door_with_two_doors_or_a_door_without_a_job_is_found() {
        TextVerdict.breaks(JobsTest::unpaired, "count-tills", job("count-tills", JOB));
        TextVerdict.breaks(
                JobsTest::unpaired,
                "TillRuns, VaultRuns",
                job("count-tills", JOB),
                runs("TillRuns", "\"count-tills\""),
                runs("VaultRuns", "\"count-tills\""));
        TextVerdict.breaks(JobsTest::unpaired, "TillRuns", runs("TillRuns", "\"count-nothing\""));
        TextVerdict.allows(JobsTest::unpaired, job("count-tills", JOB), runs("TillRuns", "\"count-tills\""));
    }

    @Test
    void a_job_is_named_as_its_file() {
        TextVerdict.keeps(JobsTest::misnamed);
        TextVerdict.breaks(JobsTest::misnamed, "count-vaults", job("count-vaults", JOB));
    }

    @Test
    void what_a_job_refers_to_exists() {
        TextVerdict.keeps(JobsTest::dangling);
        TextVerdict.breaks(
                JobsTest::dangling,
                "countStep",
                job(
                        "count-tills",
                        "<job id=\"count-tills\"><step id=\"a\"><batchlet ref=\"countStep\"/></step></job>"));
        TextVerdict.allows(
                JobsTest::dangling,
                job("count-tills", "<job id=\"count-tills\"><step id=\"a\"><batchlet ref=\"countStep\"/></step></job>"),
                new SourceFile("batch/src/main/java/portico/billing/batch/CountStep.java", "@Named class CountStep"));
    }

    static Stream<String> unpaired(List<SourceFile> files) {
        List<SourceFile> doors = files.stream()
                .filter(file -> RUNS.matcher(file.path()).matches())
                .toList();
        List<String> jobs =
                files.stream().filter(JobsTest::isJob).map(JobsTest::fileName).toList();
        Stream<String> byJob = jobs.stream().flatMap(job -> {
            List<String> starters = doors.stream()
                    .filter(door -> names(door, job))
                    .map(JobsTest::fileName)
                    .sorted()
                    .toList();
            return starters.size() == 1
                    ? Stream.empty()
                    : Stream.of(job + ".xml must be started by exactly one *Runs door, which says \"" + job
                            + "\"; found: " + String.join(", ", starters));
        });
        Stream<String> byDoor = doors.stream()
                .filter(door -> jobs.stream().noneMatch(job -> names(door, job)))
                .map(door -> fileName(door) + " starts no job");
        return Stream.concat(byJob, byDoor);
    }

    static Stream<String> misnamed(List<SourceFile> files) {
        return files.stream().filter(JobsTest::isJob).flatMap(file -> {
            Matcher id = ID.matcher(file.text());
            return id.find() && id.group(1).equals(fileName(file))
                    ? Stream.empty()
                    : Stream.of(file.path() + " must hold the job with the id " + fileName(file));
        });
    }

    /** References are the names of CDI beans, which are class names with a small letter unless said otherwise. */
    static Stream<String> dangling(List<SourceFile> files) {
        List<SourceFile> beans = files.stream()
                .filter(file -> file.path().startsWith("batch/src/main/java/")
                        && file.text().contains("@Named"))
                .toList();
        return files.stream()
                .filter(JobsTest::isJob)
                .flatMap(file -> ARTIFACT.matcher(file.text())
                        .results()
                        .map(hit -> hit.group(1))
                        .filter(ref -> beans.stream().noneMatch(bean -> isNamed(bean, ref)))
                        .map(ref -> file.path() + " refers to " + ref + ", which no @Named class of batch is"));
    }

    private static boolean isNamed(SourceFile bean, String ref) {
        String type = fileName(bean);
        String byDefault = Character.toLowerCase(type.charAt(0)) + type.substring(1);
        return ref.equals(byDefault)
                || bean.text().contains("@Named(\"" + ref + "\")")
                || bean.text().contains(ref + "\"");
    }

    private static boolean names(SourceFile door, String job) {
        return door.text().contains("\"" + job + "\"");
    }

    private static boolean isJob(SourceFile file) {
        return file.path().startsWith(JOBS) && file.path().endsWith(".xml");
    }

    private static String fileName(SourceFile file) {
        return file.name().substring(0, file.name().indexOf('.'));
    }

    private static SourceFile job(String name, String text) {
        return new SourceFile(JOBS + name + ".xml", text);
    }

    private static SourceFile runs(String name, String text) {
        return new SourceFile("batch/src/main/java/portico/billing/batch/" + name + ".java", text);
    }
}
