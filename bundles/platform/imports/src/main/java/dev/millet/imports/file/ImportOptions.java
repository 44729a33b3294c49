package dev.millet.imports.file;

import dev.millet.api.imports.FileFormat;
import java.nio.charset.Charset;
import java.util.Map;

/**
 * The options by which a file is read.
 *
 * @param format null where the file shows it
 * @param charset null where the file's byte order mark decides, else UTF-8
 * @param mapping the column of each field; empty where their names decide
 * @param statuses what words of the source mean, by the word as it is compared
 * @param product the product of rows that name none; null where the rows decide
 * @param createsProduct whether that product is made where there is none
 * @param source the source of rows that name none; null where the format decides
 * @param dryRun whether the file is only checked
 */
public record ImportOptions(
    FileFormat format,
    Charset charset,
    Map<String, String> mapping,
    Map<String, String> statuses,
    String product,
    boolean createsProduct,
    String source,
    boolean dryRun) {

  public ImportOptions {
    mapping = Map.copyOf(mapping);
    statuses = Map.copyOf(statuses);
  }

  /** Returns the same, for a check or for an import. */
  public ImportOptions withDryRun(boolean dry) {
    return new ImportOptions(
        format, charset, mapping, statuses, product, createsProduct, source, dry);
  }
}
