package dev.millet.gateway.openapi;

import dev.millet.platform.api.modules.Generation;
import dev.millet.platform.api.modules.Lease;
import dev.millet.platform.api.modules.ModuleCode;
import java.lang.reflect.Type;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The types of one generation that could not be looked into, since a class that they name is
 * missing. Each is reported once and then left alone. Thread-safe.
 */
final class UnreadableTypes {

  private static final Logger LOG = LoggerFactory.getLogger(UnreadableTypes.class);

  private final Generation generation;
  private final Set<Type> known = ConcurrentHashMap.newKeySet();

  private UnreadableTypes(Generation generation) {
    this.generation = generation;
  }

  static UnreadableTypes of(Generation generation) {
    return generation.attachment(UnreadableTypes.class, () -> new UnreadableTypes(generation));
  }

  /**
   * Looks into a type.
   *
   * @return what the look gives; empty where the type cannot be looked into, or where the module is
   *     not entered just now
   */
  <T> Optional<T> unless(Type type, ModuleCode<T> look) {
    if (known.contains(type)) {
      return Optional.empty();
    }
    Lease lease = generation.lease().orElse(null);
    if (lease == null) {
      return withoutLease(look);
    }
    try (lease) {
      return Optional.of(lease.call("OpenAPI schema " + type.getTypeName(), look));
    } catch (Exception e) {
      report(type, e);
      return Optional.empty();
    }
  }

  /**
   * Its module is parked, or has left the table meanwhile: its classes may be on their way out. The
   * next table has another document, so nothing is remembered.
   */
  private <T> Optional<T> withoutLease(ModuleCode<T> look) {
    try {
      return Optional.of(look.run());
    } catch (Throwable e) {
      LOG.debug("{} is not entered just now, and a schema of it is left out", generation, e);
      return Optional.empty();
    }
  }

  private void report(Type type, Exception problem) {
    if (known.add(type)) {
      LOG.error(
          "module {} {}: the API's document has no schema of {}, since it cannot be looked into;"
              + " install a version of the module with the class that is missing",
          generation.module(),
          generation.version(),
          type.getTypeName(),
          problem);
    }
  }
}
