package dev.millet.imports.file;

import dev.millet.api.imports.FileFormat;
import dev.millet.api.imports.FileImport;
import dev.millet.api.json.Json;
import dev.millet.imports.csv.Decoding;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Finds out what a file is by its beginning. */
public final class FileOpening {

  private static final int LOOK = 512;
  private static final byte[] ZIP = {'P', 'K', 3, 4};
  private static final byte[] OLD_OFFICE = {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0};

  private final FileImport<?> file;
  private final Json json;
  private final Times times;

  public FileOpening(FileImport<?> file, Json json, Times times) {
    this.file = file;
    this.json = json;
    this.times = times;
  }

  /**
   * An opened file.
   *
   * @param charset its encoding
   */
  public record Opened(RowSource rows, Charset charset) {}

  /**
   * Reads as far as is needed to know the form.
   *
   * @throws UnusableFileException where it cannot be taken
   */
  public Opened open(InputStream in, ImportOptions options) throws IOException {
    PushbackInputStream back = new PushbackInputStream(in, LOOK);
    byte[] start = back.readNBytes(LOOK);
    back.unread(start);
    refuseForeign(start);
    boolean lines = options.format() == FileFormat.JSON_LINES;
    if (lines || (options.format() == null && startsWithBrace(start))) {
      Charset charset = options.charset() == null ? StandardCharsets.UTF_8 : options.charset();
      return new Opened(new JsonLines(back, charset, json, times), charset);
    }
    Decoding text = Decoding.open(back, options.charset());
    CsvSource source = new CsvSource(text, file, options, times);
    return new Opened(source, text.charset());
  }

  private static void refuseForeign(byte[] start) {
    if (startsWith(start, ZIP) || startsWith(start, OLD_OFFICE)) {
      throw new UnusableFileException(
          "This is no text: a workbook or an archive, it seems. Save a workbook as CSV (UTF-8) and"
              + " import that; an archive made by 'millet export' is imported by 'millet import'.");
    }
  }

  private static boolean startsWith(byte[] start, byte[] magic) {
    return start.length >= magic.length
        && Arrays.equals(start, 0, magic.length, magic, 0, magic.length);
  }

  private static boolean startsWithBrace(byte[] start) {
    String text = new String(start, StandardCharsets.UTF_8).replace("\uFEFF", "").stripLeading();
    if (text.startsWith("[")) {
      throw new UnusableFileException(
          "This is one JSON list. Write one JSON object a line instead (JSON Lines).");
    }
    return text.startsWith("{");
  }
}
