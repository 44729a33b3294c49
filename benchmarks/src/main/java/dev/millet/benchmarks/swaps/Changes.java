package dev.millet.benchmarks.swaps;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.millet.benchmarks.Instance;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Has modules changed as an administrator's program does, and listens until it has happened. */
final class Changes {

  private static final String ROOT = "/api/v1/modules";
  private static final String DATA = "data: ";

  private final ObjectMapper json = new ObjectMapper();
  private final Instance millet;

  Changes(Instance millet) {
    this.millet = millet;
  }

  /** Sends a jar in, and answers its SHA-256. */
  String send(byte[] jar) throws Exception {
    return json.readTree(millet.post(ROOT + "/files", jar)).path("sha256").asText();
  }

  /**
   * Makes a change and waits for its end.
   *
   * @throws IOException when its plan has obstacles
   */
  Change make(Order order) throws Exception {
    Instant ordered = Instant.now();
    JsonNode plan = json.readTree(millet.post(ROOT + "/plans", json.writeValueAsString(order)));
    if (!plan.path("obstacles").isEmpty()) {
      throw new IOException(order + " cannot be made: " + plan.path("obstacles"));
    }
    String wanted =
        json.writeValueAsString(Map.of("plan", plan.path("id").asText(), "order", order));
    long id = json.readTree(millet.post(ROOT + "/changes", wanted)).path("id").asLong();
    List<JsonNode> reports = new ArrayList<>();
    String outcome = "";
    try (Stream<String> lines = millet.lines(ROOT + "/changes/" + id + "/events")) {
      Iterator<String> each = lines.iterator();
      while (outcome.isEmpty()) {
        String line = each.next();
        JsonNode data = line.startsWith(DATA) ? json.readTree(line.substring(6)) : null;
        if (data != null && data.isTextual()) {
          outcome = data.asText();
        } else if (data != null) {
          reports.add(data);
        }
      }
    }
    return new Change(
        ordered,
        at(reports, "switch", "done"),
        at(reports, "drain", "begun"),
        Instant.now(),
        outcome,
        String.join("\n", reports.stream().map(JsonNode::toString).toList()));
  }

  private static Instant at(List<JsonNode> reports, String step, String state) {
    Optional<JsonNode> found =
        reports.stream()
            .filter(report -> report.path("step").asText().equals(step))
            .filter(report -> report.path("state").asText().equals(state))
            .findFirst();
    return found.map(report -> Instant.parse(report.path("at").asText())).orElse(null);
  }
}
