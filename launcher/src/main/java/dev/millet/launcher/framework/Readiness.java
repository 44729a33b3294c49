package dev.millet.launcher.framework;

import dev.millet.launch.GatewayAddress;
import dev.millet.launcher.ExitCode;
import dev.millet.launcher.LaunchException;
import dev.millet.launcher.api.Tls;
import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;

/** Waits until the system answers requests. */
public final class Readiness {

  private static final long PAUSE_MILLIS = 10;

  /** Asking Declarative Services takes longer than all else, and is needed only where it fails. */
  private static final int COMPONENTS_EVERY = 50;

  /** The status of an instance that only waits for what this process does next. */
  private static final String PREPARING = "\"status\":\"preparing\"";

  /** What complaints say that are no reason not to start. */
  private static final List<String> BEARABLE =
      List.of("database.min.free.mib", "The store of files does not work");

  private static final int CONNECT_MILLIS = 5_000;
  private static final int ANSWER_MILLIS = 30_000;

  private final BundleContext context;
  private final Components components;
  private final StartFailures failures;
  private final Duration limit;

  Readiness(BundleContext context, Components components, StartFailures failures, Duration limit) {
    this.context = context;
    this.components = components;
    this.failures = failures;
    this.limit = limit;
  }

  /**
   * Waits for the gateway's address and for {@code /health/ready} to answer 200, or that nothing is
   * wrong but that a {@link Preparation} has not ended, that the disk has too little room left to
   * write, or that another machine that keeps the files does not answer.
   *
   * @return the base address
   * @throws LaunchException when a bundle says that it cannot start, or saying what is still waited
   *     for when the limit has passed
   */
  public URI await() throws InterruptedException {
    long deadline = System.nanoTime() + limit.toNanos();
    String answer = "";
    URI asked = null;
    int attempts = 0;
    while (System.nanoTime() - deadline < 0) {
      failures.check();
      URI address = address();
      if (address != null) {
        asked = address;
        answer = unhealthy(address, null);
        if (answer == null || answer.contains(PREPARING)) {
          return address;
        }
      }
      Thread.sleep(PAUSE_MILLIS);
      attempts++;
      if (attempts % COMPONENTS_EVERY == 0) {
        checkComponents();
        if (asked != null && servesAllTheSame(details(asked, answer))) {
          return asked;
        }
      }
    }
    failures.check();
    throw notReady(asked == null ? answer : details(asked, answer));
  }

  /**
   * Returns whether nothing is lacking but disk space or a machine that keeps the files: all else
   * is served then, which is better than no start.
   */
  static boolean servesAllTheSame(String answer) {
    try (JsonReader reader = Json.createReader(new StringReader(answer))) {
      JsonObject complaints = reader.readObject().getJsonObject("complaints");
      return complaints != null
          && !complaints.isEmpty()
          && complaints.keySet().stream()
              .allMatch(
                  name ->
                      name.equals("preparation")
                          || BEARABLE.stream().anyMatch(complaints.getString(name)::contains));
    } catch (JsonException e) {
      return false;
    }
  }

  private void checkComponents() {
    List<String> failed = components.failed();
    if (!failed.isEmpty()) {
      throw new LaunchException(
          ExitCode.NOT_READY, "Millet cannot start. " + String.join(" ", failed));
    }
  }

  private LaunchException notReady(String answer) {
    StringBuilder message = new StringBuilder("Millet is not ready after ");
    message.append(limit.toSeconds()).append(" seconds.");
    List<String> waiting = components.waiting();
    waiting.forEach(sentence -> message.append(' ').append(sentence));
    if (!answer.isEmpty()) {
      message.append(" /health/ready answers: ").append(answer);
    } else if (waiting.isEmpty()) {
      message.append(" No bundle of the selected features serves HTTP.");
    }
    return new LaunchException(ExitCode.NOT_READY, message.toString());
  }

  private URI address() {
    ServiceReference<GatewayAddress> found = context.getServiceReference(GatewayAddress.class);
    GatewayAddress address = found == null ? null : context.getService(found);
    return address == null ? null : address.uri();
  }

  /**
   * Returns what the operator is told, or what everybody is where nobody recognises the operator.
   */
  private String details(URI address, String otherwise) {
    String token = context.getProperty("millet.operator.token");
    String told = token == null ? null : unhealthy(address, token);
    return told != null && told.contains("complaints") ? told : otherwise;
  }

  /** Returns null when all is well, else what the instance says about it. */
  private static String unhealthy(URI address, String token) {
    try {
      HttpURLConnection connection = Tls.OWN_INSTANCE.connection(address.resolve("/health/ready"));
      connection.setConnectTimeout(CONNECT_MILLIS);
      connection.setReadTimeout(ANSWER_MILLIS);
      connection.setRequestProperty("Accept", "application/json");
      if (token != null) {
        connection.setRequestProperty("Authorization", "Bearer " + token);
      }
      if (connection.getResponseCode() == HttpURLConnection.HTTP_OK) {
        return null;
      }
      try (InputStream body = connection.getErrorStream()) {
        return body == null
            ? "status " + connection.getResponseCode()
            : new String(body.readAllBytes(), StandardCharsets.UTF_8).strip();
      }
    } catch (IOException e) {
      return e.getMessage();
    }
  }
}
