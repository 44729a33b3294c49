package dev.millet.platform.api.gateway;

import dev.millet.api.gateway.SmokeRequest;
import dev.millet.platform.api.modules.Generation;
import dev.millet.platform.api.modules.Lease;
import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/** Calls the routes of a generation that nobody else enters yet. Thread-safe. */
@ProviderType
public interface SmokeTester {

  /**
   * Makes a smoke request to a generation's own route and writes the whole answer, to nobody.
   * Nothing of it is sent, logged as a request or counted.
   *
   * @param lease the right to run inside the generation; it stays open
   * @return what was wrong with the answer, in a sentence; empty where it was as expected
   */
  Optional<String> test(Lease lease, SmokeRequest request);

  /**
   * Returns what visitors who are not signed in have lately asked a generation for and been given
   * at once, as often as they did, so that another generation can be warmed up with the same.
   *
   * @return at most 32 requests, in no order
   */
  List<SmokeRequest> recent(Generation generation);

  /** Returns the smoke requests that a generation brings. */
  static List<SmokeRequest> requests(Generation generation) {
    return generation.contributions().stream()
        .filter(SmokeRequest.class::isInstance)
        .map(SmokeRequest.class::cast)
        .toList();
  }
}
