package dev.millet.files.upload;

import dev.millet.api.files.UploadPurpose;
import dev.millet.platform.api.modules.ActiveTable;
import dev.millet.platform.api.modules.Entered;
import dev.millet.platform.api.modules.Filed;
import dev.millet.platform.api.modules.Generations;
import java.util.List;
import java.util.Optional;

/** The purposes of uploads. Each is entered for a moment, before the bytes and after them. */
public final class Purposes {

  private final Generations generations;

  /** Does something with a purpose. */
  interface Use<T> {
    T with(UploadPurpose purpose) throws Exception;
  }

  public Purposes(Generations generations) {
    this.generations = generations;
  }

  /** Returns the names of all purposes. */
  public List<String> names() {
    return generations.table().of(UploadPurpose.class).stream()
        .map(filed -> filed.contribution().name())
        .sorted()
        .toList();
  }

  /**
   * Enters the module of a purpose.
   *
   * @param what what is called, for the log
   * @return empty where no active module has the purpose
   */
  <T> Optional<T> enter(String name, String what, Use<T> use) throws Exception {
    Optional<Entered<UploadPurpose>> found = generations.enter(table -> find(table, name));
    if (found.isEmpty()) {
      return Optional.empty();
    }
    try (Entered<UploadPurpose> entered = found.get()) {
      return Optional.of(
          entered.lease().call(what + " " + name, () -> use.with(entered.contribution())));
    }
  }

  private static Optional<Filed<UploadPurpose>> find(ActiveTable table, String name) {
    return table.of(UploadPurpose.class).stream()
        .filter(filed -> filed.contribution().name().equals(name))
        .findFirst();
  }
}
