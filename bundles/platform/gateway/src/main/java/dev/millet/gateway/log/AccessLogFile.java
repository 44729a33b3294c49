package dev.millet.gateway.log;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The log as {@code access.log}, one file a day (UTC): yesterday's becomes {@code
 * access-2026-11-22.log} and is deleted after some days. Lines are buffered until the next flush.
 */
public final class AccessLogFile implements AccessLog {

  private static final Logger LOG = LoggerFactory.getLogger(AccessLogFile.class);
  private static final DateTimeFormatter TIMESTAMP =
      DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss Z", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  private final Path folder;
  private final int days;
  private final Clock clock;
  private final StringBuilder line = new StringBuilder(256);
  private BufferedWriter out;
  private LocalDate day;
  private long second = -1;
  private String timestamp;

  /**
   * @param folder made where it does not exist
   * @param days how many past days are kept
   */
  public AccessLogFile(Path folder, int days, Clock clock) {
    this.folder = folder;
    this.days = days;
    this.clock = clock;
    try {
      Files.createDirectories(folder);
      day = Files.exists(current()) ? lastWritten() : today();
      open();
    } catch (IOException e) {
      throw new UncheckedIOException("the access log cannot be opened in " + folder, e);
    }
  }

  @Override
  public synchronized void write(AccessEntry entry) {
    line.setLength(0);
    entry.appendTo(line, timestamp(entry.time()));
    line.append('\n');
    try {
      out.append(line);
    } catch (IOException e) {
      LOG.warn("The access log cannot be written: {}", e.toString());
    }
  }

  private String timestamp(Instant time) {
    if (time.getEpochSecond() != second) {
      second = time.getEpochSecond();
      timestamp = TIMESTAMP.format(time);
    }
    return timestamp;
  }

  @Override
  public synchronized void flush() {
    try {
      out.flush();
      if (!today().equals(day)) {
        turnOver();
      }
    } catch (IOException e) {
      LOG.warn("The access log cannot be written: {}", e.toString());
    }
  }

  @Override
  public synchronized void close() {
    try {
      out.close();
    } catch (IOException e) {
      LOG.warn("The access log cannot be closed: {}", e.toString());
    }
  }

  private void turnOver() throws IOException {
    out.close();
    Files.move(
        current(), folder.resolve("access-" + day + ".log"), StandardCopyOption.REPLACE_EXISTING);
    day = today();
    open();
    deleteOld();
  }

  private void deleteOld() throws IOException {
    String oldest = "access-" + day.minusDays(days) + ".log";
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "access-*.log")) {
      for (Path file : files) {
        if (file.getFileName().toString().compareTo(oldest) < 0) {
          Files.delete(file);
        }
      }
    }
  }

  private void open() throws IOException {
    out =
        Files.newBufferedWriter(
            current(),
            StandardCharsets.UTF_8,
            StandardOpenOption.CREATE,
            StandardOpenOption.APPEND);
  }

  private Path current() {
    return folder.resolve("access.log");
  }

  private LocalDate lastWritten() throws IOException {
    return Files.getLastModifiedTime(current()).toInstant().atZone(ZoneOffset.UTC).toLocalDate();
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
  }
}
