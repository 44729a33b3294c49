package dev.millet.database.hsqldb;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;

/** Which boot of the machine this is: what was written and not synced is kept within one. */
final class Boot {

  private static final Path ID = Path.of("/proc/sys/kernel/random/boot_id");
  private static final UUID UNKNOWN = new UUID(0, 0);

  private Boot() {}

  static UUID id() {
    try {
      return UUID.fromString(Files.readString(ID).strip());
    } catch (IOException | IllegalArgumentException e) {
      // another system than Linux: every start is taken for one after a power failure
      return UNKNOWN;
    }
  }

  static boolean isKnown(UUID id) {
    return !UNKNOWN.equals(id);
  }
}
