package dev.millet.tests.process;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNull;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.millet.tests.Api;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * An event as its host sees it.
 *
 * @param states of the people who ever registered, by their numbers
 * @param order all these people, in the order of their places in line
 * @param waiting those who wait, in their order
 * @param registrations the ids of their registrations
 * @param blocks how many places each block keeps back, by its id
 * @param draw null where places are not drawn
 */
record SeenEvent(
    Map<Integer, String> states,
    List<Integer> order,
    List<Integer> waiting,
    Map<Integer, Long> registrations,
    TreeMap<Long, Integer> blocks,
    long free,
    Drawn draw) {

  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * A draw as everybody sees it.
   *
   * @param done whether it was made
   * @param published the places of each party, and what it got, in drawn order
   */
  record Drawn(boolean done, List<String> published) {}

  /**
   * Reads an event.
   *
   * @param numbers of the people, by their ids
   */
  static SeenEvent read(Api api, String path, String host, Map<Long, Integer> numbers) {
    Map<Integer, String> states = new TreeMap<>();
    Map<Integer, Long> registrations = new HashMap<>();
    TreeMap<Integer, Integer> waiting = new TreeMap<>();
    List<Integer> order = new ArrayList<>();
    for (JsonNode each : json(api, path + "/registrations?limit=100", host).path("items")) {
      int who = numbers.get(each.path("member").path("id").asLong());
      registrations.put(who, each.path("id").asLong());
      states.put(who, each.path("state").asText());
      order.add(who);
      if (each.path("state").asText().equals("waiting")) {
        assertNull("two wait at one position", waiting.put(each.path("position").asInt(), who));
      }
    }
    assertEquals("positions are counted from 1", places(waiting.size()), waiting.keySet());
    TreeMap<Long, Integer> blocks = new TreeMap<>();
    for (JsonNode each : json(api, path + "/blocks", host).path("items")) {
      blocks.put(each.path("id").asLong(), each.path("places").asInt());
    }
    JsonNode shown = json(api, path, null);
    return new SeenEvent(
        states,
        order,
        List.copyOf(waiting.values()),
        registrations,
        blocks,
        shown.path("free").asLong(),
        shown.path("mode").asText().equals("draw") ? drawn(api, path) : null);
  }

  private static Set<Integer> places(int number) {
    return IntStream.rangeClosed(1, number).boxed().collect(Collectors.toSet());
  }

  private static Drawn drawn(Api api, String path) {
    JsonNode shown = json(api, path + "/draw", null);
    String entries = "/api/v1" + shown.path("path").asText() + "/entries?limit=100";
    TreeMap<Integer, String> lines = new TreeMap<>();
    for (JsonNode each : json(api, entries, null).path("items")) {
      String place = each.path("places").asInt() + " " + each.path("state").asText();
      assertNull("two are drawn as one", lines.put(each.path("drawnAs").asInt(), place));
    }
    assertEquals("drawn one by one", places(lines.size()), lines.keySet());
    return new Drawn(!shown.path("toCome").asBoolean(), List.copyOf(lines.values()));
  }

  private static JsonNode json(Api api, String path, String token) {
    String body = api.get(path, token).body();
    try {
      return JSON.readTree(body);
    } catch (JsonProcessingException e) {
      throw new AssertionError(body, e);
    }
  }

  /** Whether a model says the same of each person, of the places, and of the draw. */
  boolean isLike(EventModel model) {
    return states.equals(model.states())
        && waiting.equals(model.waiting())
        && List.copyOf(blocks.values()).equals(model.blocks())
        && free == model.free()
        && (draw == null || draw.equals(model.drawn()));
  }
}
