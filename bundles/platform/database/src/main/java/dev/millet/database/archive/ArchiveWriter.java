package dev.millet.database.archive;

import dev.millet.api.json.Json;
import dev.millet.database.archive.Manifest.Content;
import dev.millet.database.migration.StepLedger;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Writes every table of a snapshot into a zip, a few rows at a time. Used once. */
final class ArchiveWriter {

  private static final int ROWS_AT_ONCE = 500;

  private final Connection snapshot;
  private final Json json;
  private final ZipOutputStream zip;

  ArchiveWriter(Connection snapshot, Json json, OutputStream out) {
    this.snapshot = snapshot;
    this.json = json;
    this.zip = new ZipOutputStream(new BufferedOutputStream(out, 1 << 16), StandardCharsets.UTF_8);
  }

  /** Writes the tables; the manifest is still to come. */
  List<Content> tables(List<ArchivedTable> tables) throws SQLException, IOException {
    List<Content> written = new ArrayList<>();
    for (ArchivedTable table : tables) {
      written.add(table(table));
    }
    return written;
  }

  private Content table(ArchivedTable table) throws SQLException, IOException {
    zip.putNextEntry(new ZipEntry(Content.file(table.name())));
    MessageDigest digest = Sha256.digest();
    DigestOutputStream out = new DigestOutputStream(zip, digest);
    long rows = 0;
    try (Statement statement = snapshot.createStatement()) {
      statement.setFetchSize(ROWS_AT_ONCE);
      try (ResultSet row = statement.executeQuery(table.select())) {
        List<Object> values = new ArrayList<>();
        while (row.next()) {
          values.clear();
          for (int i = 0; i < table.columns().size(); i++) {
            values.add(table.columns().get(i).kind().read(row, i + 1));
          }
          out.write(json.writeBytes(values));
          out.write('\n');
          rows++;
        }
      }
    }
    zip.closeEntry();
    List<Manifest.Column> columns =
        table.columns().stream()
            .map(column -> new Manifest.Column(column.name(), column.kind().word(), null))
            .toList();
    return new Content(table.name(), columns, rows, HexFormat.of().formatHex(digest.digest()));
  }

  /** Writes what the archive has in it, and ends it. */
  void finish(
      String platform, String database, List<StepLedger.Applied> steps, List<Content> tables)
      throws IOException {
    Manifest manifest =
        new Manifest(
            Manifest.FORMAT,
            platform,
            database,
            Instant.now().truncatedTo(ChronoUnit.SECONDS),
            modules(steps),
            tables);
    zip.putNextEntry(new ZipEntry(Manifest.FILE));
    zip.write(json.writeBytes(manifest));
    zip.closeEntry();
    zip.finish();
    zip.flush();
  }

  private static List<Manifest.Module> modules(List<StepLedger.Applied> steps) {
    List<Manifest.Module> modules = new ArrayList<>();
    for (String module : steps.stream().map(StepLedger.Applied::module).distinct().toList()) {
      modules.add(
          new Manifest.Module(
              module,
              steps.stream()
                  .filter(step -> step.module().equals(module))
                  .map(step -> new Manifest.Step(step.number(), step.name()))
                  .toList()));
    }
    return modules;
  }
}
