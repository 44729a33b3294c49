package dev.millet.tests;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Members who register for events with fewer places than members, give places back and take offered
 * ones, as long as it runs, while somebody looks at the events. It knows of each what was answered
 * last, every answer that was not what it had to be, and every event that was oversold.
 */
public final class RegistrationLoad implements AutoCloseable {

  private static final String ALL = "/api/v1/events";
  private static final String GOING = "going";
  private static final int EVENTS = 3;
  private static final int PLACES = 2;

  private final ObjectMapper json = new ObjectMapper();
  private final Api api;
  private final String host;
  private final List<Long> events = new ArrayList<>();
  private final List<Guest> guests = new ArrayList<>();
  private final Loops loops = new Loops();

  /** A member, and the state in which each event left them. */
  private final class Guest {
    final String token;
    final long member;
    final Random random;
    final Map<Long, String> states = new HashMap<>();

    Guest(String token) {
      this.token = token;
      this.member = Api.number(api.get("/api/v1/members/me", token).body(), "id");
      this.random = new Random(member);
    }

    void act(int round) {
      long event = events.get(round % EVENTS);
      String own = ALL + "/" + event + "/registration";
      switch (states.getOrDefault(event, "none")) {
        case GOING -> answered(event, api.delete(own, token));
        case "waiting", "offered" -> {
          if (random.nextInt(4) == 0) {
            answered(event, api.delete(own, token));
          } else {
            accept(event, own);
          }
        }
        default -> answered(event, api.post(own + "s", token, "{}"));
      }
    }

    private void accept(long event, String own) {
      HttpResponse<String> answer = api.post(own + "/accept", token, null);
      boolean nothing = answer.statusCode() == 409 && answer.body().contains("events.no-offer");
      if (!nothing) {
        answered(event, answer);
      }
    }

    private void answered(long event, HttpResponse<String> answer) {
      loops.expect(answer, 200);
      if (answer.statusCode() == 200) {
        states.put(event, Api.text(answer.body(), "state"));
      }
    }

    /** Whether somebody else may have made one state of another: only who waits is moved. */
    boolean isLeft(String state, long event) {
      String answered = states.getOrDefault(event, "none");
      return answered.equals(state) || answered.equals("waiting") && state.equals("offered");
    }
  }

  /**
   * Announces events; nobody registers yet.
   *
   * @param name a word that no other test has
   * @param tokens of the members, of whom the first is the host of the events
   */
  public RegistrationLoad(Api api, String operator, String name, List<String> tokens) {
    this.api = api;
    this.host = tokens.get(0);
    String city = "{\"slug\":\"%s\",\"nameEn\":\"Ulm\",\"nameZh\":\"乌尔姆\",\"zone\":\"UTC\"}";
    long place = number(201, api.post(ALL + "/cities", operator, city.formatted(name)));
    String typed =
        """
        {"kind": "meet-up", "title": "Walk", "city": %d, "mode": "first-come",
         "start": "2040-05-01T19:00", "capacity": %d}
        """;
    for (int i = 0; i < EVENTS; i++) {
      long event = number(201, api.post(ALL, host, typed.formatted(place, PLACES)));
      number(200, api.post(ALL + "/" + event + "/publish", operator, null));
      events.add(event);
    }
    tokens.forEach(token -> guests.add(new Guest(token)));
    guests.forEach(guest -> loops.add(guest::act));
    loops.add(round -> look(events.get(round % EVENTS)));
  }

  private static long number(int status, HttpResponse<String> answer) {
    if (answer.statusCode() != status) {
      throw new AssertionError(answer + " " + answer.body());
    }
    return Api.number(answer.body(), "id");
  }

  private void look(long event) {
    HttpResponse<String> shown = api.get(ALL + "/" + event, null);
    loops.expect(shown, 200);
    if (shown.statusCode() == 200 && Api.number(shown.body(), GOING) > PLACES) {
      loops.failed("oversold: " + shown.body());
    }
  }

  public RegistrationLoad start() {
    loops.start();
    return this;
  }

  /** Stops, and waits for the answers that are still out. */
  @Override
  public void close() throws InterruptedException {
    loops.close();
  }

  public long requests() {
    return loops.requests();
  }

  public List<String> failures() {
    return loops.failures();
  }

  /**
   * What is wrong with the events: places given twice or kept from who waits, gaps in the line,
   * members who do not stand where they were told; to be asked after the end.
   */
  public List<String> faults() throws IOException {
    List<String> faults = new ArrayList<>();
    for (long event : events) {
      String list = api.get(ALL + "/" + event + "/registrations?limit=100", host).body();
      Map<Long, String> states = new HashMap<>();
      List<Integer> line = new ArrayList<>();
      for (JsonNode each : json.readTree(list).path("items")) {
        states.put(each.path("member").path("id").asLong(), each.path("state").asText());
        if (each.path("state").asText().equals("waiting")) {
          line.add(each.path("position").asInt());
        }
      }
      long taken = states.values().stream().filter(List.of(GOING, "offered")::contains).count();
      boolean gaps = !line.stream().sorted().toList().equals(upTo(line.size()));
      if (taken > PLACES || taken < PLACES && !line.isEmpty() || gaps) {
        faults.add(taken + " of " + PLACES + " places are taken: " + list);
      }
      guests.stream()
          .filter(guest -> !guest.isLeft(states.getOrDefault(guest.member, "none"), event))
          .map(guest -> "member " + guest.member + " was told " + guest.states.get(event))
          .forEach(told -> faults.add(told + " of event " + event + ": " + list));
    }
    return faults;
  }

  private static List<Integer> upTo(int last) {
    List<Integer> numbers = new ArrayList<>();
    for (int i = 1; i <= last; i++) {
      numbers.add(i);
    }
    return numbers;
  }
}
