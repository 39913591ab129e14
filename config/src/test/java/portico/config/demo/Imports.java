package portico.config.demo;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import portico.accounts.AccountImport;
import portico.billing.PreferenceImport;
import portico.contracts.CatalogueImport;
import portico.contracts.ContractImport;
import portico.contracts.PriceImport;
import portico.contracts.ServiceImport;
import portico.contracts.UsageImport;
import portico.intake.MasterFile;
import portico.intake.MasterFiles;
import portico.intake.MasterImport;
import portico.intake.Reading;
import portico.intake.Reject;
import portico.intake.Slice;
import portico.intake.Source;
import portico.intake.Taken;
import portico.tenancy.CustomerImport;
import portico.tenancy.OperatorImport;

/** Imports as the jobs do, without a server: one transaction a slice. */
final class Imports {
    static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

    final List<Reject> rejects = new ArrayList<>();
    private final ImportDatabase database;

    Imports(ImportDatabase database) {
        this.database = database;
    }

    static List<MasterFile> files() {
        return Stream.<MasterFiles>of(
                        new OperatorImport(),
                        new CustomerImport(),
                        new AccountImport(),
                        new CatalogueImport(),
                        new ContractImport(),
                        new ServiceImport(),
                        new PriceImport(),
                        new PreferenceImport())
                .flatMap(feature -> feature.files().stream())
                .sorted(Comparator.comparingInt(MasterFile::order))
                .toList();
    }

    Taken master(Path directory) {
        List<MasterFile> files = new ArrayList<>();
        List<Source> sources = new ArrayList<>();
        for (MasterFile file : files()) {
            Optional<Source> source = Source.in(directory, file);
            source.ifPresent(there -> {
                files.add(file);
                sources.add(there);
            });
        }
        try (Reading reading = new Reading(sources, 2_000);
                Connection connection = database.jobs()) {
            long pass = MasterImport.pass(connection);
            return all(
                    reading,
                    connection,
                    slice -> new MasterImport(files.get(slice.source()), pass)
                            .slice(connection, slice.lines(), slice.rejects()));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    Taken usage(Path file) {
        return usage(file, LocalDate.of(2026, 11, 22));
    }

    Taken usage(Path file, LocalDate received) {
        UsageImport usage = new UsageImport(file.getFileName().toString(), NOW, received);
        try (Reading reading = new Reading(List.of(new Source(file, UsageImport.COLUMNS, true)), 20_000);
                Connection connection = database.jobs()) {
            return all(reading, connection, slice -> usage.slice(connection, slice.lines(), slice.rejects()));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private Taken all(Reading reading, Connection connection, Take take) throws SQLException {
        connection.setAutoCommit(false);
        Taken sum = Taken.NOTHING;
        for (Optional<Slice> slice = reading.next(); slice.isPresent(); slice = reading.next()) {
            sum = sum.plus(take.slice(slice.get()));
            connection.commit();
            rejects.addAll(slice.get().rejects());
        }
        return sum;
    }

    private interface Take {
        Taken slice(Slice slice) throws SQLException;
    }
}
