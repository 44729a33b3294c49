package dev.millet.imports;

import java.util.List;

/**
 * An importer in answers.
 *
 * @param module the module that takes the file
 * @param path where it is sent
 * @param description what files it takes
 * @param demo data to look at; null where the module has none
 */
public record ImporterAnswer(String module, String path, String description, Demo demo) {

  /**
   * Data to look at.
   *
   * @param path where they are read
   * @param wanted whether the module has nothing of its own yet
   * @param staff the handles of those in the data who work for the company
   */
  public record Demo(String path, boolean wanted, List<String> staff) {}
}
