package dev.millet.builds.imports;

import dev.millet.api.imports.FileRow;
import dev.millet.api.imports.FileText;
import dev.millet.api.imports.ImportSession;
import dev.millet.api.imports.Reason;
import dev.millet.api.imports.RefusedRowException;
import dev.millet.api.products.Product;
import dev.millet.api.subjects.Subject;
import dev.millet.builds.build.EntryKind;
import dev.millet.builds.build.Progress;
import dev.millet.builds.channel.Cadence;
import dev.millet.builds.channel.VersionScheme;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Reads the rows of a file of builds. */
final class BuildRowReader {

  private static final Reason INVALID = Reason.of("invalid", "it cannot be read");
  private static final Reason BAD_VERSION =
      Reason.of(
          "bad-version",
          "a version has at most 40 letters, digits and . _ ~ + -, and at least one digit");
  private static final Reason NOT_RELEASED =
      Reason.of("not-released", "the version was not released");
  private static final FileText TITLE = FileText.line("title", 120);
  private static final FileText DETAIL = FileText.lines("detail", 1_000).optional();
  private static final FileText NOTES = FileText.lines("notes", 20_000).optional();
  private static final FileText LABEL = FileText.line("label", 60).optional();
  private static final String USUAL_CHANNEL = "Stable";
  private static final int NONE = Integer.MIN_VALUE;
  private static final int MINUTES = 60;

  private final ImportSession session;

  BuildRowReader(ImportSession session) {
    this.session = session;
  }

  ImportedBuild read(FileRow row) throws RefusedRowException {
    if (Boolean.FALSE.equals(row.value("released")) || "false".equals(row.value("released"))) {
      throw row.refuse("released", NOT_RELEASED);
    }
    ImportedBuild.Gap gap = gap(row);
    String label = row.checked(LABEL, row.text("label"));
    return new ImportedBuild(
        session.source(row),
        session.product(row, row.text("product"), null),
        channel(row),
        gap == null ? version(row, row.requiredText("version")) : "",
        label.isEmpty() ? null : label,
        when(row, gap),
        row.person("by"),
        notes(row),
        entries(row));
  }

  private static ImportedBuild.Gap gap(FileRow row) throws RefusedRowException {
    String word = row.text("break");
    return word == null
        ? null
        : new ImportedBuild.Gap(word.equals("holiday"), row.requiredText("reason"));
  }

  /** Returns a version without white space, which stands in addresses. */
  private static String version(FileRow row, String raw) throws RefusedRowException {
    String version = raw.strip().replaceFirst("(?i)^release\\s+", "").replaceAll("\\s+", "-");
    if (!VersionScheme.NATURAL.accepts(version)) {
      throw row.refuse("version", BAD_VERSION);
    }
    return version;
  }

  private static ImportedBuild.ImportedChannel channel(FileRow row) throws RefusedRowException {
    String named = row.text("channel");
    String name = named == null || named.isBlank() ? USUAL_CHANNEL : named.strip();
    String slug = Product.slugOf(name).replaceAll("[^a-z0-9-]", "").replaceAll("^-+|-+$", "");
    String given = row.text("channelSlug");
    String chosen = given == null ? slug : given;
    if (chosen.isEmpty() || chosen.length() > 40 || name.length() > 40) {
      throw row.refuse("channel", INVALID);
    }
    return new ImportedBuild.ImportedChannel(chosen, name, cadence(row));
  }

  /** Reads a cadence such as {@code friday 17:00 Europe/Berlin 47}. */
  private static Cadence cadence(FileRow row) throws RefusedRowException {
    String text = row.text("cadence");
    if (text == null) {
      return null;
    }
    try {
      String[] parts = text.split(" ");
      LocalTime time = LocalTime.parse(parts[1]);
      return new Cadence(
          DayOfWeek.valueOf(parts[0].toUpperCase(Locale.ROOT)).getValue(),
          time.getHour() * MINUTES + time.getMinute(),
          ZoneId.of(parts[2]).getId(),
          Integer.parseInt(parts[3]));
    } catch (DateTimeException | IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
      throw row.refuse("cadence", INVALID);
    }
  }

  private static ImportedBuild.When when(FileRow row, ImportedBuild.Gap gap)
      throws RefusedRowException {
    int week = row.number("week", NONE);
    Instant at = row.time("date");
    if (at == null && week == NONE) {
      throw row.refuse("date", Reason.MISSING);
    }
    return new ImportedBuild.When(at, week == NONE ? null : (Integer) week, gap);
  }

  private static Map<String, String> notes(FileRow row) throws RefusedRowException {
    Map<String, String> notes = new TreeMap<>();
    String english = row.checked(NOTES, row.text("notes"));
    String chinese = row.checked(NOTES, row.text("notesZh"));
    if (!english.isBlank()) {
      notes.put("en", english);
    }
    if (!chinese.isBlank()) {
      notes.put("zh-CN", chinese);
    }
    return notes;
  }

  private static List<ImportedBuild.Line> entries(FileRow row) throws RefusedRowException {
    List<ImportedBuild.Line> entries = new ArrayList<>();
    for (int i = 0; i < row.size("entries"); i++) {
      entries.add(entry(row.element("entries", i)));
    }
    return entries;
  }

  private static ImportedBuild.Line entry(FileRow row) throws RefusedRowException {
    String from = row.text("movedFrom");
    String progress = row.text("progress");
    try {
      List<Subject> subjects = new ArrayList<>();
      for (String text : row.texts("subjects")) {
        String[] parts = text.split("/", 2);
        subjects.add(new Subject(parts[0], parts[parts.length - 1]));
      }
      return new ImportedBuild.Line(
          EntryKind.valueOf(row.requiredText("kind").toUpperCase(Locale.ROOT)),
          row.checked(TITLE, row.text("title")),
          row.checked(DETAIL, row.text("detail")),
          row.person("engineer"),
          progress == null ? Progress.PLANNED : Progress.valueOf(progress.toUpperCase(Locale.ROOT)),
          subjects,
          from == null
              ? null
              : new ImportedBuild.Moved(
                  from, row.requiredText("movedReason"), row.person("movedBy")));
    } catch (IllegalArgumentException e) {
      throw row.refuse("entries", INVALID);
    }
  }
}
